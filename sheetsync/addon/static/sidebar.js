// The sidebar as a component: it holds the stack of cards, collects the form, and asks `send` for answers.
// It knows nothing of the page around it, so that it can stand beside the sheet itself.

import {drawButton, drawWidget, make} from "./widgets.js";

export class Sidebar {
  // `send(trigger, parameters, formInputs)` resolves to an answer; `grant()` is told that the file was granted;
  // `words()` gives the few words of the sidebar's own.
  constructor(place, {send, grant, scopes, words}) {
    this.place = place;
    this.place.classList.add("sheetsync-sidebar");
    this.send = send;
    this.grant = grant;
    this.scopes = scopes;
    this.words = words;
    this.stack = [];
    this.draw();
  }

  async open(trigger = "homepage") {
    this.stack = [];
    await this.ask(trigger);
  }

  async ask(trigger, parameters, inputs) {
    this.place.setAttribute("aria-busy", "true");
    try {
      this.take(await this.send(trigger, parameters, inputs), () => this.ask(trigger, parameters, inputs));
    } catch (error) {
      this.say(`⚠ ${this.words().noAnswer}: ${error.message}`, true);
    } finally {
      this.place.removeAttribute("aria-busy");
    }
  }

  take(answer, again) {
    if (answer.requesting_google_scopes) return this.askScopes(answer.requesting_google_scopes.scopes, again);
    const actions = answer.renderActions ?? answer;
    if (actions.hostAppAction?.editorAction?.requestFileScopeForActiveDocument) return this.askFile();
    if (!actions.action) return this.say(`⚠ ${this.words().unknownAnswer}: ${Object.keys(answer).join(", ")}`, true);
    for (const navigation of actions.action.navigations ?? []) this.move(navigation);
    this.draw();
    if (actions.action.notification) this.say(actions.action.notification.text);
    if (actions.action.link) this.follow(actions.action.link.url);
    return undefined;
  }

  move(navigation) {
    if (navigation.popToRoot) this.stack.length = Math.min(this.stack.length, 1);
    if (navigation.pop) this.stack.pop();
    if (navigation.pushCard) this.stack.push(navigation.pushCard);
    if (navigation.updateCard) this.stack.splice(-1, 1, navigation.updateCard);
  }

  back() {
    this.stack.pop();
    this.draw();
  }

  act(onClick, from) {
    if (onClick.openLink) return this.follow(onClick.openLink.url);
    if (!onClick.action) return this.say(`⚠ ${this.words().unknownClick}: ${Object.keys(onClick).join(", ")}`, true);
    const inputs = this.collect();
    const empty = (onClick.action.requiredWidgets ?? []).filter((name) => !inputs[name]);
    if (empty.length) {
      this.place.querySelector(`[data-name="${empty[0]}"]`)?.focus();
      return this.say(this.words().fill, true);
    }
    const parameters = Object.fromEntries((onClick.action.parameters ?? []).map(({key, value}) => [key, value]));
    from?.setAttribute("aria-busy", "true");
    return this.ask("action", parameters, inputs);
  }

  follow(url) {
    this.place.dispatchEvent(new CustomEvent("link", {detail: url, bubbles: true}));
    window.open(url, "_blank", "noopener");
  }

  // All named fields of the card, as Google sends them: what is not filled is absent.
  collect() {
    const inputs = {};
    for (const field of this.place.querySelectorAll("[data-name]")) {
      const {name, kind} = field.dataset;
      if (kind === "option" && !field.checked) continue;
      if (kind === "day") {
        if (field.value) inputs[name] = {dateInput: {msSinceEpoch: Date.parse(`${field.value}T00:00Z`)}};
      } else if (field.value) {
        inputs[name] ??= {stringInputs: {value: []}};
        inputs[name].stringInputs.value.push(field.value);
      }
    }
    return inputs;
  }

  draw() {
    const card = this.stack.at(-1);
    this.place.replaceChildren(make("div", "notice"));
    this.place.firstChild.setAttribute("role", "status");
    if (!card) return;
    this.place.dataset.card = card.name ?? "";
    this.place.append(this.head(card));
    for (const section of card.sections) this.place.append(this.section(section));
    if (card.fixedFooter) this.place.append(this.footer(card.fixedFooter));
  }

  head(card) {
    const head = make("header", "head");
    if (this.stack.length > 1) {
      const back = make("button", "back", "←");
      back.type = "button";
      back.setAttribute("aria-label", this.words().back);
      back.addEventListener("click", () => this.back());
      head.append(back);
    }
    const titles = make("div", "titles");
    titles.append(make("h2", "", card.header.title));
    if (card.header.subtitle) titles.append(make("span", "label", card.header.subtitle));
    head.append(titles);
    if (card.cardActions?.length) head.append(this.menu(card.cardActions));
    return head;
  }

  menu(actions) {
    const menu = make("details", "menu");
    const dots = make("summary", "", "⋮");
    dots.setAttribute("aria-label", this.words().menu);
    menu.append(dots);
    const list = make("div", "list");
    for (const {actionLabel, onClick} of actions) {
      list.append(drawButton({text: actionLabel, onClick, type: "BORDERLESS"}, (click, from) => this.act(click, from)));
    }
    menu.append(list);
    return menu;
  }

  section({header, widgets}) {
    const made = make("section", "section");
    if (header) made.append(make("h3", "", header));
    made.append(...widgets.map((widget) => drawWidget(widget, (click, from) => this.act(click, from), this.words())));
    return made;
  }

  footer({primaryButton, secondaryButton}) {
    const made = make("footer", "foot");
    for (const button of [primaryButton, secondaryButton]) {
      if (button) made.append(drawButton(button, (click, from) => this.act(click, from)));
    }
    return made;
  }

  say(text, wrong = false) {
    const notice = this.place.querySelector(".notice");
    notice.textContent = text;
    notice.classList.toggle("wrong", wrong);
  }

  askFile() {
    this.dialog(this.words().askFile, () => this.grant().then(() => this.open("file")));
  }

  askScopes(wanted, again) {
    const names = wanted.map((scope) => scope.split("/").at(-1)).join(", ");
    this.dialog(`${this.words().askScopes} ${names}`, () => this.scopes(wanted).then(again));
  }

  // Google's own question, as a plain box: its looks are not ours to imitate.
  dialog(question, yes) {
    const box = make("div", "dialog");
    box.setAttribute("role", "dialog");
    box.append(make("p", "", question));
    const {allow, cancel} = this.words();
    for (const [text, type, act] of [[allow, "FILLED", yes], [cancel, "OUTLINED", () => {}]]) {
      box.append(drawButton({text, type}, () => { box.remove(); act(); }));
    }
    this.place.append(box);
    box.querySelector("button").focus();
  }
}
