"""Mails and mailboxes become an article a message."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Dating
from dateline.read import mail, records
from dateline.read import read as reading
from dateline.read.mail import read
from dateline.source import Source

HEAD = "From: Ida Venn <ida@lantern.example>\nSubject: Talks open\n"


def items(tmp_path: Path, content: bytes | str, name: str = "a.eml") -> list[records.Item]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(Source.below(path, tmp_path)))


def one(tmp_path: Path, content: bytes | str, name: str = "a.eml") -> Article:
    (item,) = items(tmp_path, content, name)
    assert isinstance(item, Article), item
    return item


def warned(tmp_path: Path, content: bytes | str) -> tuple[str, Article]:
    warning, article = items(tmp_path, content)
    assert isinstance(warning, DoubtfulArticle)
    assert isinstance(article, Article)
    return str(warning), article


def refusal(tmp_path: Path, content: bytes | str, name: str = "a.eml") -> str:
    (item,) = items(tmp_path, content, name)
    assert isinstance(item, UnreadableArticle), item
    sentence = str(item)
    assert sentence.endswith(".")
    return sentence


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ida Venn <ida@lantern.example>"
    message["Subject"] = "Talks open"
    message["Date"] = "Tue, 12 Mar 2024 23:30:00 -0500"
    message["Message-ID"] = "<7.3@lantern.example>"
    message.set_content("They met.\n\n> She left.\n")
    return message


def test_a_mail_is_an_article(tmp_path: Path) -> None:
    """Its headers say what it is called, who wrote it and when, the day in the writer's zone."""
    words = "Tue, 12 Mar 2024 23:30:00 -0500"
    assert one(tmp_path, bytes(letter())) == Article(
        "7.3@lantern.example", "They met.\n\n> She left.\n", "Talks open", date(2024, 3, 12),
        None, "Ida Venn", None, str(tmp_path / "a.eml"),
        (Dating(date(2024, 3, 12), "the mail's header", words),),
    )  # fmt: skip


def test_without_a_date_the_files_name_tells_one(tmp_path: Path) -> None:
    """What nothing in the mail says, its name may; and nothing else about the file."""
    article = one(tmp_path, f"{HEAD}\nThey met.\n", "memo_20240312.eml")
    assert article.dates == (Dating(date(2024, 3, 12), "the file's name", "memo_20240312.eml"),)
    assert article.id == "memo_20240312.eml"
    assert one(tmp_path, f"{HEAD}\nThey met.\n").published is None


def test_a_bad_date_costs_the_date_only(tmp_path: Path) -> None:
    """The mail is read, undated, after a warning."""
    warning, article = warned(tmp_path, f"{HEAD}Date: last Monday\n\nThey met.\n")
    assert "“last Monday” is no date" in warning
    assert (article.published, article.text) == (None, "They met.\n")


@pytest.mark.parametrize("called", ["<>", "<a b@c>", "nothing", "<" + "a" * 500 + "@b>", "<a@b"])
def test_an_odd_message_id_names_nothing(tmp_path: Path, called: str) -> None:
    """The article then goes by its path."""
    assert one(tmp_path, f"{HEAD}Message-ID: {called}\n\nThey met.\n").id == "a.eml"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-2", "windows-1250"])
@pytest.mark.parametrize("way", ["quoted-printable", "base64"])
def test_text_is_decoded_as_it_travelled(tmp_path: Path, charset: str, way: str) -> None:
    """Neither the charset nor the encoding is seen in the text, the title or the name."""
    message = EmailMessage()
    message["From"] = "Čeněk Žák <z@lantern.example>"
    message["Subject"] = "Přístav se otevírá, a přístav se zavírá, a přístav se znovu otevírá"
    message.set_content("Přišli = odešli.\n", charset=charset, cte=way)
    article = one(tmp_path, bytes(message))
    assert article.text == "Přišli = odešli.\n"
    assert article.title == message["Subject"]
    assert article.author == "Čeněk Žák"


def test_encoded_words_may_cut_a_character(tmp_path: Path) -> None:
    """Words that follow each other are one run of bytes, and a comma in a name parts no names."""
    head = "Subject: =?utf-8?q?caf=C3?=\n =?utf-8?q?=A9?= opens\nFrom: =?utf-8?q?Venn=2C_Ida?= <i@x.example>"
    article = one(tmp_path, f"{head}\n\nThey met.\n")
    assert (article.title, article.author) == ("café opens", "Venn, Ida")


@pytest.mark.parametrize(
    "subject",
    ["=?nope?q?caf=E9?=", "=?utf-8?b?====?=", "=?utf-8?q?", "=?hex?q?00?=", "\udce9t\udce9"],
)
def test_broken_subjects_cost_no_article(tmp_path: Path, subject: str) -> None:
    """Whatever stands in a header, the text is read."""
    raw = f"Subject: {subject}\n\nThey met.\n".encode("utf-8", "surrogateescape")
    assert one(tmp_path, raw).text == "They met.\n"


def test_a_charset_that_a_text_is_not_in_is_told(tmp_path: Path) -> None:
    """It is read as what looks likeliest, and somebody is asked to look."""
    raw = f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n".encode() + b"caf\xe9 \x93open\x94\n"
    warning, article = warned(tmp_path, raw)
    assert "is not utf-8" in warning
    assert article.text == "café “open”\n"


def test_plain_text_goes_before_a_page(tmp_path: Path) -> None:
    """Of two tellings of one message the plain one is read, and of a page what it shows."""
    message = letter()
    message.add_alternative("<p>Other words.</p>", subtype="html")
    assert one(tmp_path, bytes(message)).text == "They met.\n\n> She left.\n"
    page = letter()
    page.set_content(
        "<head><title>x</title></head><style>p{}</style><p>They&nbsp;met.<div>She <b>left</b>.</div>"
        "<p style='display: none'>unseen", subtype="html",
    )  # fmt: skip
    assert one(tmp_path, bytes(page)).text == "They met.\n\nShe left.\n"


def test_a_page_may_be_as_deep_as_it_likes(tmp_path: Path) -> None:
    """Newsletters lay tables into tables, and nobody counts them."""
    raw = "<div>" * 10_000 + "<p>They met.</p><p>She left.</p>" + "</div>" * 10_000
    assert (
        one(tmp_path, f"{HEAD}Content-Type: text/html\n\n{raw}").text == "They met.\n\nShe left.\n"
    )


def test_a_blank_plain_part_leaves_the_page(tmp_path: Path) -> None:
    """Newsletters send an empty plain text, and mean the page."""
    message = letter()
    message.set_content(" \n")
    message.add_alternative("<p>They met.</p>", subtype="html")
    assert one(tmp_path, bytes(message)).text == "They met.\n"


def test_a_stub_beside_the_page_is_not_the_letter(tmp_path: Path) -> None:
    """What tells far more is read; a letter that is there twice is read as its plain text."""
    for picture in (False, True):
        message = letter()
        message.set_content("Your mail program cannot show HTML.\n")
        message.add_alternative(f"<p>{'They met on Monday. ' * 20}</p>", subtype="html")
        if picture:
            message.get_payload()[1].add_related(b"x", maintype="image", subtype="png")  # type: ignore[index, union-attr]
        assert one(tmp_path, bytes(message)).text.startswith("They met on Monday. They")
    message = letter()
    message.set_content("View this message in your browser:\nhttps://x.example/1\n")
    message.add_alternative("<p>They met on Monday, and nobody left.</p>", subtype="html")
    assert one(tmp_path, bytes(message)).text == "They met on Monday, and nobody left.\n"
    message = letter()
    message.set_content("They met on Monday. " * 17 + "\n")
    message.add_alternative(f"<p>{'They met on Monday. ' * 20}</p>", subtype="html")
    assert len(one(tmp_path, bytes(message)).text.split()) == 68


def test_a_sender_without_a_name_goes_by_the_address(tmp_path: Path) -> None:
    """So that somebody is known to have said it."""
    mail = "From: board@x.example\nSubject: a\n\nThey met.\n"
    assert one(tmp_path, mail).author == "board@x.example"


BOX = "From - Tue Mar 12 09:00:00 2024\n"


@pytest.mark.parametrize("name", ["a.eml", "Inbox", "a.txt"])
def test_a_mailbox_is_one_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    """Each mail is an article; a text that begins with “From” is a text."""
    (tmp_path / name).write_text("".join(f"{BOX}{HEAD}\nThey met {n} times.\n\n" for n in range(3)))
    (tmp_path / "b.txt").write_text("From 9:00 on nobody met.\nNote: she left.\n")
    intake = reading([tmp_path])
    assert sorted(article.id for article in intake.articles) == [
        *(f"{name}#{n}" for n in (1, 2, 3)), "b.txt",
    ]  # fmt: skip
    assert [str(one) for one in intake.warnings] == [
        f"{tmp_path / name}: is .mbox by what is in it; it was read as that. Call it what it is."
    ] * (name != "Inbox")


def test_a_mail_is_one_whatever_it_is_called(tmp_path: Path) -> None:
    """But not a text whose first lines only look a little like it, nor one mail below a mailbox's line."""
    (tmp_path / "a.txt").write_bytes(bytes(letter()))
    (tmp_path / "b.txt").write_text(
        "From: the harbour\nSubject: talks\nDate: Monday\n\nThey met.\n"
    )
    (tmp_path / "c.eml").write_text(f"{BOX}{HEAD}\nThey left.\n")
    intake = reading([tmp_path])
    assert [article.id for article in intake.articles] == ["7.3@lantern.example", "b.txt", "c.eml"]
    assert [str(one).partition(";")[0] for one in intake.warnings] == [
        f"{tmp_path}/a.txt: is .eml by what is in it"
    ]


def test_a_mail_with_the_id_of_another_goes_by_its_place(tmp_path: Path) -> None:
    """Where its text is another, as with a footer; the same once more counts once."""
    footed = bytes(letter()).decode() + "\nSent to all members.\n"
    whole = bytes(letter()).decode()
    (tmp_path / "a.mbox").write_text(f"{BOX}{whole}\n{BOX}{footed}\n{BOX}{whole}\n")
    (tmp_path / "b.eml").write_text(footed + "Good night.\n")
    intake = reading([tmp_path])
    assert [article.id for article in intake.articles] == [
        "7.3@lantern.example", "a.mbox#2", "b.eml",
    ]  # fmt: skip
    assert len(intake.skipped) == 1
    assert intake.refused == ()


def test_attachments_are_named(tmp_path: Path) -> None:
    """Nothing that is not read is passed over in silence, but for signatures."""
    message = letter()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment("x", filename="b.txt")
    message.add_attachment(
        b"s", maintype="application", subtype="pgp-signature", disposition="inline"
    )
    warning, article = warned(tmp_path, bytes(message))
    assert warning.endswith(
        "has 2 attachments that were not read: a.pdf, b.txt. Save them beside it to have them read."
    )
    assert article.text == "They met.\n\n> She left.\n"


def test_lines_broken_to_travel_are_joined(tmp_path: Path) -> None:
    """Where a mail says format=flowed, a blank at the end of a line goes on; a signature's does not."""
    kind = "Content-Type: text/plain; format=flowed\n"
    text = "They met \nat the \nharbour.\n>> She \n>> left.\n-- \nIda\n"
    assert one(tmp_path, f"{HEAD}{kind}\n{text}").text == (
        "They met at the harbour.\n>> She left.\n-- \nIda\n"
    )
    assert one(tmp_path, f"{HEAD}\n{text}").text == text


def test_line_ends_are_those_of_text(tmp_path: Path) -> None:
    """Mail travels with two characters at the end of a line, and nobody wrote them."""
    assert one(tmp_path, f"{HEAD}\nThey met.\n\nShe left.\n".replace("\n", "\r\n")).text == (
        "They met.\n\nShe left.\n"
    )


def test_a_mailbox_has_an_article_a_message(tmp_path: Path) -> None:
    """Each goes by its Message-ID, or by its number; what a writer begins with “From” opens none."""
    first = "From MAILER Tue Mar 12 09:00:00 2024\n" + bytes(letter()).decode()
    second = f"From ida@x\n{HEAD}\nThey left.\n\nFrom 9:00 on, nobody.\n\n>From then too.\n"
    found = items(tmp_path, f"{first}\n{second}\n{first}", "a.mbox")
    articles = [item for item in found if isinstance(item, Article)]
    assert [item.id for item in articles] == [
        "7.3@lantern.example",
        "a.mbox#2",
        "7.3@lantern.example",
    ]
    assert articles[0].text == "They met.\n\n> She left.\n"
    assert articles[1].text == "They left.\n\nFrom 9:00 on, nobody.\n\nFrom then too.\n"
    assert articles[1].source == f"{tmp_path / 'a.mbox'}, mail 2"


def test_one_broken_message_costs_no_other(tmp_path: Path) -> None:
    """What is refused is refused by its number."""
    good = f"From ida@x\n{HEAD}\nThey left.\n\n"
    found = items(tmp_path, f"{good}From ida@x\nSubject: a\n\n\n{good}", "a.mbox")
    assert [type(item) for item in found] == [Article, UnreadableArticle, Article]
    assert "a.mbox, mail 2: has no text" in str(found[1])


def test_a_message_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number is told, and those around it are read."""
    monkeypatch.setattr(mail, "MOST_BYTES", 1_000)
    good, line = f"From ida@x\n{HEAD}\nThey left.\n\n", "x" * 99_999
    found = items(tmp_path, f"{good}From ida@x\n{HEAD}\n{line}\n{line}\n\n{good}", "a.mbox")
    assert [type(item) for item in found] == [Article, UnreadableArticle, Article]
    assert "has more than 1,000 bytes" in refusal(tmp_path, f"{HEAD}\n{line}")


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (b"", "a.eml", "is empty"),
        (b"\n \n", "a.mbox", "is empty"),
        (b"%PDF-1.7\n1 0 obj\n", "a.eml", "is no mail"),
        (b"PK\x03\x04\0\0\0", "a.eml", "is no mail"),
        (b"\0" * 999, "a.eml", "is no mail"),
        ("Subject: a\n\nThey met.".encode("utf-16"), "a.eml", "is no mail"),
        (b"Subject: a\n\nThey met.", "a.mbox", "no mailbox"),
        (b"Subject: a\n\n", "a.eml", "has no text"),
        (b"Subject: a\n\na\0b", "a.eml", "zero bytes"),
        (b"Subject: a\nContent-Type: application/pkcs7-mime\n\nMIAG", "a.eml", "is encrypted"),
        (b"Subject: a\nContent-Type: text/html\n\n" + b"<div>" * 10_000, "a.eml", "has no text"),
    ],
)
def test_what_is_no_mail_is_refused(tmp_path: Path, content: bytes, name: str, what: str) -> None:
    """The refusal says what is wrong, and what to do next."""
    assert what in refusal(tmp_path, content, name)


@pytest.mark.parametrize(
    "head", ["From: " + "(<" * 5_000, "Date: " + "1:" * 5_000, "To: =?" + "=?" * 9_999]
)
def test_hostile_headers_cost_no_article(tmp_path: Path, head: str) -> None:
    """A header may be as long and as deep as it likes."""
    assert isinstance(items(tmp_path, f"{head}\n\nThey met.\n")[-1], Article)


INNER = "Content-Type: multipart/mixed; boundary=x\n\n--x\n"
MAIL = "Content-Type: message/rfc822\n\n"
LONG = "Content-Disposition: inline; " + "a=b; " * 3_000


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("X-A: " + "b" * 5_000_000, "has headers of more than 256,000 bytes"),
        ("X-A: b\n" * 700_000 + "X-B: c", "has headers of more than 256,000 bytes"),
        ("X-A:\n" + " b\n" * 100_000 + " c", "has headers of more than 256,000 bytes"),
        ("Content-Type: text/plain; " + "a=b; " * 3_000, "has a Content-Type of more than 10,000"),
        (INNER + "X-A: " + "b" * 5_000_000, "has headers of more than 256,000 bytes"),
        (INNER + LONG, "has a Content-Disposition of more than 10,000"),
        (INNER + "X-A: b\n\nThey.\n--x\n" + LONG, "has a Content-Disposition of more than 10,000"),
        (MAIL + MAIL + LONG, "has a Content-Disposition of more than 10,000"),
    ],
)
def test_headers_too_long_are_refused(tmp_path: Path, head: str, what: str) -> None:
    """Of a message, of its parts, and of a mail within; the library would take them minutes."""
    for raw in (
        f"{HEAD}{head}\n\nThey met.\n",
        f"{HEAD}{head}\n\nThey met.\n".replace("\n", "\r\n"),
    ):
        assert what in refusal(tmp_path, raw)


def test_long_lines_of_text_are_no_headers(tmp_path: Path) -> None:
    """However a text stands, it is read."""
    text = f"--\n{'They: met. ' * 20_000}\n\nA: {'b' * 300_000}\n"
    assert one(tmp_path, f"{HEAD}\n{text}").text == text


@pytest.mark.parametrize("depth", [50, 3_000])
def test_parts_within_parts_end(tmp_path: Path, depth: int) -> None:
    """However deep a mail is, it becomes an article or a sentence."""
    lines = [
        f"Subject: a\nContent-Type: multipart/mixed; boundary=b{n}\n\n--b{n}" for n in range(depth)
    ]
    found = items(tmp_path, "\n".join([*lines, "Content-Type: text/plain", "", "They met."]))
    assert [type(item) for item in found] == [Article if depth < 100 else UnreadableArticle]


WHOLE = letter()
WHOLE.add_alternative("<p>They met.</p>", subtype="html")
WHOLE.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="é.pdf")


@settings(max_examples=60, deadline=None)
@given(
    cut=st.integers(0, len(bytes(WHOLE))),
    changes=st.lists(
        st.tuples(st.integers(0, len(bytes(WHOLE)) - 1), st.binary(max_size=4)), max_size=6
    ),
    name=st.sampled_from(["a.eml", "a.mbox"]),
)
def test_no_mail_breaks_the_reader(cut: int, changes: list[tuple[int, bytes]], name: str) -> None:
    """Whatever befalls the bytes, items come of them."""
    raw = b"From ida@x\n" + bytes(WHOLE)[:cut]
    for at, what in changes:
        raw = raw[:at] + what + raw[at + len(what) :]
    with TemporaryDirectory() as folder:
        for item in items(Path(folder), raw, name):
            assert isinstance(item, Article | UnreadableArticle | DoubtfulArticle)
