"""Drive's exports and uploads: text, Excel, OpenDocument, web pages, PDF."""

import io
import json
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import requests

from sheetsync.localsheets import LocalServer
from tests.localsheets.conftest import Api

FILES = "/drive/v3/files"
V4 = "/v4/spreadsheets"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_export_of_text(server: LocalServer, session: requests.Session, api: Api):
    book = api.create("Планы")
    api.write(book, "A1", [["a1", "B2, b"], ["", "", "=1+1"]], "USER_ENTERED")
    url = f"{server.url}{FILES}/{book}/export"
    answer = session.get(url, params={"mimeType": "text/csv"})
    assert answer.content.decode() == 'a1,"B2, b",\r\n,,2'
    assert answer.headers["content-type"] == "text/csv"
    assert answer.headers["content-disposition"].startswith("attachment")
    tsv = session.get(url, params={"mimeType": "text/tab-separated-values"})
    assert tsv.content.decode() == "a1\tB2, b\t\r\n\t\t2"
    assert session.get(url, params={"mimeType": "image/png"}).status_code == 400


def test_export_as_a_workbook(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    api.write(book, "A1", [["text", 1.5, True, "=B1*2"], ["=cmd|' /C calc'!A0"]], "RAW")
    api.write(book, "D1", [["=B1*2"]], "USER_ENTERED")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = session.get(f"{server.url}{FILES}/{book}/export", params={"mimeType": kind})
    page = openpyxl.load_workbook(io.BytesIO(answer.content))["Sheet1"]
    assert [cell.value for cell in page[1]] == ["text", 1.5, True, "=B1*2"]
    assert page["A2"].data_type == "s"
    shown = openpyxl.load_workbook(io.BytesIO(answer.content), data_only=True)["Sheet1"]
    assert shown["D1"].value == 3


def test_export_as_an_open_document(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    api.write(book, "A1", [["a & <b>", 1.5, True], ["два\nряда", "", "=B1*2"], ["merged"]], "USER_ENTERED")
    merge = {"range": {"sheetId": 0, "startRowIndex": 2, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 2}}
    api.post(f"{V4}/{book}:batchUpdate", {"requests": [{"mergeCells": {**merge, "mergeType": "MERGE_ALL"}}]})
    kind = "application/x-vnd.oasis.opendocument.spreadsheet"
    answer = session.get(f"{server.url}{FILES}/{book}/export", params={"mimeType": kind})
    with ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.getinfo("mimetype").compress_type == ZIP_STORED
        tree = ET.fromstring(archive.read("content.xml"))  # noqa: S314 - our own
    office, table = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table"))
    rows = list(tree.iter(f"{table}table-row"))
    assert [["\n".join(cell.itertext()) for cell in row] for row in rows] == [
        ["a & <b>", "1.5", "TRUE"],
        ["два\nряда", "", "3"],
        ["merged", "", ""],
    ]
    assert [cell.get(f"{office}value") for cell in rows[1]] == [None, None, "3"]
    assert rows[2][0].get(f"{table}number-columns-spanned") == "2"
    assert rows[2][1].tag == f"{table}covered-table-cell"


def test_export_as_web_pages(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    api.write(book, "A1", [["<b>", "=1+1"]], "USER_ENTERED")
    api.post(f"{V4}/{book}:batchUpdate", {"requests": [{"addSheet": {"properties": {"title": "План/2"}}}]})
    answer = session.get(f"{server.url}{FILES}/{book}/export", params={"mimeType": "application/zip"})
    with ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["Sheet1.html", "План_2.html"]
        assert "<td>&lt;b&gt;</td><td>2</td>" in archive.read("Sheet1.html").decode()


def test_export_as_pdf(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    api.write(book, "A1", [["(text)", "Ж"]] + [["x"]] * 60)
    answer = session.get(f"{server.url}{FILES}/{book}/export", params={"mimeType": "application/pdf"})
    pdf = answer.content
    assert pdf.count(b"/Type /Page ") == 2
    assert b"(text)".hex().encode() in pdf
    assert b"/Differences [32 /uni0416]" in pdf
    places = pdf[int(pdf.split(b"startxref\n")[1].split()[0]) :].splitlines()[3:]
    starts = [int(line.split()[0]) for line in places if line.endswith(b" n ")]
    assert [pdf[start:].split(b" ")[0] for start in starts] == [b"%d" % (number + 1) for number in range(len(starts))]


def _upload(
    server: LocalServer, session: requests.Session, metadata: dict[str, Any], content: bytes, kind: str
) -> requests.Response:
    parts = (
        b"--x\r\nContent-Type: application/json\r\n\r\n" + json.dumps(metadata).encode(),
        b"\r\n--x\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + content + b"\r\n--x--",
    )
    headers = {"Content-Type": "multipart/related; boundary=x"}
    url = f"{server.url}/upload/drive/v3/files"
    return session.post(url, params={"uploadType": "multipart"}, data=b"".join(parts), headers=headers)


def test_import_of_a_workbook(server: LocalServer, session: requests.Session, api: Api):
    workbook = openpyxl.Workbook()
    page = workbook.active
    page.title = "План"
    page.append(["text", 1.5, True, None, "=B1*2", datetime(2026, 11, 24, 12, tzinfo=UTC).replace(tzinfo=None)])
    page["B3"] = 0.25
    page["B3"].number_format = "0%"
    workbook.create_sheet("Пусто")
    out = io.BytesIO()
    workbook.save(out)
    metadata = {"name": "plan.xlsx", "mimeType": "application/vnd.google-apps.spreadsheet"}
    made = _upload(server, session, metadata, out.getvalue(), XLSX).json()
    assert made["name"] == "plan"
    sheets = api.get(f"{V4}/{made['id']}")["sheets"]
    assert [one["properties"]["title"] for one in sheets] == ["План", "Пусто"]
    assert sheets[0]["properties"]["gridProperties"] == {"rowCount": 3, "columnCount": 6}
    shown = api.values(made["id"], "План")
    assert shown == [["text", "1.5", "TRUE", "", "3", "2026-11-24 12:00:00"], [], ["", "25%"]]
    formulas = api.values(made["id"], "План!E1:F1", valueRenderOption="FORMULA")
    assert formulas == [["=B1*2", 46350.5]]


def test_uploads_that_are_refused(server: LocalServer, session: requests.Session):
    sheet = {"name": "x", "mimeType": "application/vnd.google-apps.spreadsheet"}
    assert _upload(server, session, sheet, b"no workbook", XLSX).status_code == 400
    assert _upload(server, session, sheet, b"<html>", "text/html").status_code == 501
    assert _upload(server, session, {"name": "x.csv"}, b"a,b", "text/csv").status_code == 501


def test_import_of_text(server: LocalServer, session: requests.Session, api: Api):
    book = api.create("Table")
    answer = session.put(
        f"{server.url}/upload/drive/v2/files/{book}",
        params={"uploadType": "media", "convert": "True"},
        data=b'name,due\n"a, b",2020-01-01\n',
        headers={"Content-Type": "text/csv"},
    )
    assert (answer.json()["kind"], answer.json()["title"]) == ("drive#file", "Table")
    (sheet,) = api.get(f"{V4}/{book}")["sheets"]
    assert sheet["properties"]["title"] == "Table"
    assert sheet["properties"]["sheetId"] != 0
    assert api.values(book, "Table", valueRenderOption="UNFORMATTED_VALUE") == [["name", "due"], ["a, b", 43831]]


def test_download_of_one_sheet_by_the_editors_address(server: LocalServer, session: requests.Session, api: Api):
    book = api.create("Plans")
    api.write(book, "A1", [["first"]])
    made = api.post(f"{V4}/{book}:batchUpdate", {"requests": [{"addSheet": {"properties": {"title": "Two"}}}]})
    gid = made["replies"][0]["addSheet"]["properties"]["sheetId"]
    api.write(book, "Two!A1", [["=Sheet1!A1", "second"]], "USER_ENTERED")
    url = f"{server.url}/spreadsheets/d/{book}/export"
    assert session.get(url, params={"format": "csv"}).text == "first"
    answer = session.get(url, params={"format": "csv", "gid": gid})
    assert (answer.text, answer.headers["content-type"]) == ("first,second", "text/csv")
    assert session.get(url, params={"format": "tsv", "gid": gid, "id": book}).text == "first\tsecond"
    whole = session.get(url, params={"format": "xlsx", "gid": gid}).content
    assert openpyxl.load_workbook(io.BytesIO(whole)).sheetnames == ["Sheet1", "Two"]
    assert session.get(url, params={"format": "csv", "gid": "7x"}).status_code == 400
    assert session.get(url, params={"format": "docx"}).status_code == 400
    assert session.get(f"{server.url}/spreadsheets/d/nowhere/export?format=csv").status_code == 404
