"""What the readers say of Esperanto, once its folder is there: printed for the test that puts it there."""

import datetime as dt
import json
import sys

from sheetsync.model.grid import Cell
from sheetsync.model.settings import Department
from sheetsync.reading.blockers.obstacle import NoneWords
from sheetsync.reading.blockers.parties import PartyReader
from sheetsync.reading.cells import cell_text
from sheetsync.reading.dates.text import read_due_text
from sheetsync.reading.departments import DepartmentReader
from sheetsync.reading.header import HeaderWords
from sheetsync.reading.settings import label_words
from sheetsync.reading.statuses import StatusReader
from sheetsync.reading.wording.reader import WordingReader
from sheetsync.workbook.templates import load_template

english, sales = load_template("status.en"), [Department("Sales"), Department("Marketing")]
monday = dt.date(2025, 4, 14)
texts = ("ĝis vendredo", "morgaŭ", "fino de majo", "25 majo")
due = [read_due_text(text, seen_on=monday, locale="en_US").day for text in texts]
waiting = ("atendas vendado", "advokato ne sendis la dokumenton", "sen respondo de marketing")
said = ("farita", "ne farita", "laboras", "farita, atendas")
parties = PartyReader(sales)
wording = WordingReader(sales).read("Vendado estas mallaborema")
sys.stdout.write(
    json.dumps(
        {
            "due": list(map(str, due)),
            "states": [StatusReader(english).read(text).state for text in said],
            "owners": [DepartmentReader(sales).read(text).department for text in ("vendado", "Vendisto", "teksado")],
            "waits": [[str(one) for one in parties.read(text, None)] for text in waiting],
            "denied": NoneWords(english.none_words).deny("neniu problemo"),
            "wording": [wording.level, wording.suggestion],
            "columns": [named and named.field for named in map(HeaderWords(english).name, ("Nomo de paŝo", "Limdato"))],
            "label": label_words(english.settings).get("komuna celo"),
            "cell": cell_text(Cell(value=True), "eo"),
            "still": [StatusReader(english).read("готово").state, str(parties.read("ждём юриста", None)[0])],
        }
    )
)
