"""Everything that can go wrong, in one tree.

* DatelineError
  + UnreadableArticle     a file or record could not become an article; the build goes on without it
  + DoubtfulArticle       an article was read, but not all that was said about it; a warning
  + DoubtfulEntry         an entry of corrections.yaml that cannot be followed; a warning
  + BrokenEntries         corrections that cannot be written, or taken from a table, as they are
  + BrokenAnswers         answers on a sample that cannot be asked for, written or read as they are
  + NothingToRead         no article was found where the user pointed
  + UnusableOutput        the output folder cannot be written or is not a build
  + UnusableServer        a server that cannot be reached, or does not do what it is asked
  + BrokenQuery           SPARQL that does not parse, or a saved question that does not exist
  + StoppedQuery          a query that took too long, or too much memory, and was ended
  + UnknownFormat         no exporter of that name is installed
  + UnknownId             no actor, event or place of a build is called that
  + MissingModel          the language model is not installed

Every message says what went wrong, where, and what to do next; the command line prints it as it is.
"""


class DatelineError(Exception):
    """Something the user can act on."""


class UnreadableArticle(DatelineError):
    """A file or record that could not become an article."""

    def __init__(self, where: str, what: str, advice: str) -> None:
        super().__init__(f"{where}: {what}. {advice}")
        self.where, self.what, self.advice = where, what, advice


class DoubtfulArticle(DatelineError):
    """Something about an article that could not be used; a warning, the article itself was read."""

    def __init__(self, where: str, what: str, advice: str) -> None:
        super().__init__(f"{where}: {what}. {advice}")
        self.where, self.what, self.advice = where, what, advice


class DoubtfulEntry(DatelineError):
    """A person's entry that cannot be followed as it stands; a warning, the others were followed."""

    def __init__(self, where: str, what: str, advice: str) -> None:
        super().__init__(f"{where}: {what}. {advice}")
        self.where, self.what, self.advice = where, what, advice


class BrokenEntries(DatelineError):
    """Corrections that cannot be written, or taken from a table, as they are."""


class BrokenAnswers(DatelineError):
    """Answers on a sample of a build that cannot be asked for, written or read as they are."""


class NothingToRead(DatelineError):
    """No article was found where the user pointed."""


class UnusableOutput(DatelineError):
    """The output folder cannot be written, or holds no build."""


class UnusableServer(DatelineError):
    """A server that cannot be reached, or does not do what it is asked."""

    def __init__(self, says: str, status: int = 0) -> None:
        super().__init__(says)
        self.status = status
        """What the server answered, in the numbers of HTTP; 0 where it said nothing."""


class BrokenQuery(DatelineError):
    """A query that cannot be run as it stands."""


class UnknownFormat(DatelineError):
    """No exporter of that name is installed."""


class StoppedQuery(DatelineError):
    """A query that was ended before it had an answer."""


class UnknownId(DatelineError):
    """An id, or a place in an article, that a build does not have."""


class MissingModel(DatelineError):
    """The spaCy model named is not installed."""


class MissingLibrary(DatelineError):
    """What was asked for takes a library of an extra that is not installed."""
