"""What can go wrong with a server, each as one clear line in the reader's language.

``key`` names a text in ``store/texts/LANGUAGE/server.json``. ``where`` never holds a secret;
``reason`` is what the server or the system says, in its own language.
"""

from store.errors import NewerFormat, StoreError

OLDEST = 13
"""The oldest major version of PostgreSQL that will do."""


class BadAddress(StoreError):
    """It can't be the address of a database on a server."""

    exit_code = 2
    key = "server.bad_address"


class SecretInAddress(StoreError):
    """A password, or the like, stands in the address, where others may read it."""

    exit_code = 2
    key = "server.secret"


class Unreachable(StoreError):
    """Nobody answers there (``reason``)."""

    key = "server.unreachable"


class NotEncrypted(StoreError):
    """A server on another host doesn't encrypt, and nobody said that it needn't."""

    key = "server.not_encrypted"


class LoginRefused(StoreError):
    """The server doesn't let this person in (``reason``)."""

    key = "server.login_refused"


class NoPassword(LoginRefused):
    """The server asks for a password, and none was found."""

    key = "server.no_password"


class NoDatabase(StoreError):
    """The server has no database of that name."""

    key = "server.no_database"


class OldServer(StoreError):
    """The server is older (``found``) than what will do (``oldest``)."""

    key = "server.old_server"


class NotALibrary(StoreError):
    """The database holds something, and it isn't a library."""

    key = "server.not_ours"


class NewerSchema(NewerFormat):
    """A newer version of the program laid out the database (``found``; we know ``known``)."""

    key = "server.newer_schema"


class NoRights(StoreError):
    """The role that we came in as may not do that (``reason``)."""

    key = "server.no_rights"


class Gone(StoreError):
    """The connection broke before the server had answered (``reason``); it may be tried again."""

    key = "server.gone"


class NoAnswer(Gone):
    """The server is there and says nothing; what it does once it wakes up nobody knows."""

    key = "server.no_answer"


class NoRole(StoreError):
    """The server has no such role, or it wasn't let in."""

    key = "server.no_role"
