"""The commands on the network: members, coalitions, rules, topics, positions, words, the check."""

from tui.cli.arguments import Command, flag, opt, pos

_JSON = flag("--json")
_CANVAS = pos("canvas", "canvas")
_CARDS = pos("ids", "card", many=True)
_LINES = pos("lines", "line", optional=True, many=True)

_MEMBER = (
    Command("member list", "members", "list_", (_CANVAS, opt("--on", "date"), _JSON), "network"),
    Command("member add", "members", "add", (_CANVAS, _LINES, _JSON), "network"),
    Command(
        "member set",
        "members",
        "set_",
        (
            _CANVAS,
            pos("member", "member"),
            opt("--name"),
            opt("--kind", "member_kind"),
            opt("--home"),
            opt("--role"),
            opt("--core", "yes_no"),
            opt("--stewardship", "yes_no"),
            opt("--granted-by", "parties"),
            opt("--brings"),
            opt("--gets"),
            opt("--joined", "date"),
            opt("--left", "date"),
        ),
        "network",
    ),
    Command("member link", "links", "link", (_CANVAS, pos("member", "member"), _CARDS), "network"),
    Command(
        "member unlink", "links", "unlink", (_CANVAS, pos("member", "member"), _CARDS), "network"
    ),
    Command(
        "member remove",
        "members",
        "remove",
        (_CANVAS, pos("members", "member", many=True)),
        "network",
    ),
)

_COALITION = (
    Command("coalition list", "coalitions", "list_", (_CANVAS, _JSON), "network"),
    Command(
        "coalition add",
        "coalitions",
        "add",
        (_CANVAS, _LINES, opt("--form", "form"), _JSON),
        "network",
    ),
    Command(
        "coalition set",
        "coalitions",
        "set_",
        (
            _CANVAS,
            pos("coalition", "coalition"),
            opt("--title"),
            opt("--form", "form"),
            opt("--core", "parties"),
            opt("--others", "parties"),
            opt("--target-group"),
            opt("--ambition"),
            opt("--way-of-working"),
            opt("--conditions"),
            opt("--joint", "yes_no"),
            opt("--state", "coalition_state"),
            opt("--start", "date"),
            opt("--end", "date"),
            opt("--review", "date"),
            opt("--result"),
        ),
        "network",
    ),
    Command(
        "coalition link",
        "links",
        "link_coalition",
        (_CANVAS, pos("coalition", "coalition"), _CARDS, flag("--rules")),
        "network",
    ),
    Command(
        "coalition unlink",
        "links",
        "unlink_coalition",
        (_CANVAS, pos("coalition", "coalition"), _CARDS, flag("--rules")),
        "network",
    ),
    Command(
        "coalition match",
        "coalitions",
        "match",
        (_CANVAS, pos("party", "unmatched"), pos("member", "member")),
        "network",
    ),
    Command(
        "coalition remove",
        "coalitions",
        "remove",
        (_CANVAS, pos("coalitions", "coalition", many=True)),
        "network",
    ),
    Command("coalition matrix", "coalitions", "matrix", (_CANVAS,), "network"),
)

_RULE = (
    Command("rule list", "rules", "list_", (_CANVAS, _JSON), "network"),
    Command(
        "rule add",
        "rules",
        "add",
        (_CANVAS, _LINES, opt("--place", "place"), opt("--status", "rule_status"), _JSON),
        "network",
    ),
    Command(
        "rule status", "rules", "status", (_CANVAS, pos("status", "rule_status"), _CARDS), "network"
    ),
    Command(
        "rule agree",
        "rules",
        "agree",
        (_CANVAS, pos("id", "card"), pos("members", "member", many=True)),
        "network",
    ),
)

_TOPIC = (
    Command("topic list", "topics", "list_", (_CANVAS, _JSON), "network"),
    Command("topic add", "topics", "add", (_CANVAS, _LINES, _JSON), "network"),
    Command(
        "topic rename",
        "topics",
        "rename",
        (_CANVAS, pos("topic", "topic"), pos("title")),
        "network",
    ),
    Command(
        "topic level",
        "topics",
        "level",
        (
            _CANVAS,
            pos("topic", "topic"),
            pos("level", "level"),
            pos("members", "member", many=True),
        ),
        "network",
    ),
    Command(
        "topic coalition",
        "topics",
        "coalition",
        (_CANVAS, pos("topic", "topic"), opt("--form", "form"), _JSON),
        "network",
    ),
    Command(
        "topic remove", "topics", "remove", (_CANVAS, pos("topics", "topic", many=True)), "network"
    ),
)

_POSITION = (
    Command("position list", "positions", "list_", (_CANVAS, _JSON), "network"),
    Command(
        "position add",
        "positions",
        "add",
        (
            _CANVAS,
            pos("paradox", "paradox"),
            pos("values", "position", many=True),
            opt("--round", "number"),
            opt("--member", "member"),
            flag("--replace"),
            _JSON,
        ),
        "network",
    ),
    Command(
        "position note",
        "positions",
        "note",
        (_CANVAS, pos("paradox", "paradox"), pos("text")),
        "network",
    ),
    Command(
        "position example",
        "positions",
        "example",
        (
            _CANVAS,
            pos("paradox", "paradox"),
            pos("pole", "pole"),
            pos("id", "card"),
            flag("--remove"),
        ),
        "network",
    ),
)

_TERM = (
    Command("term list", "terms", "list_", (_CANVAS, _JSON), "network"),
    Command("term add", "terms", "add", (_CANVAS, _LINES, _JSON), "network"),
    Command(
        "term set",
        "terms",
        "set_",
        (_CANVAS, pos("term", "term"), opt("--word"), opt("--meaning")),
        "network",
    ),
    Command("term link", "links", "link_term", (_CANVAS, pos("term", "term"), _CARDS), "network"),
    Command(
        "term unlink", "links", "unlink_term", (_CANVAS, pos("term", "term"), _CARDS), "network"
    ),
    Command(
        "term remove", "terms", "remove", (_CANVAS, pos("terms", "term", many=True)), "network"
    ),
)

_CHECK = (
    Command(
        "check",
        "check",
        "check",
        (
            _CANVAS,
            opt("--on", "date"),
            flag("--facilitator"),
            flag("--all"),
            opt("--switch-off", "rule"),
            opt("--reason"),
            opt("--switch-on", "rule"),
            _JSON,
        ),
        "network",
    ),
)

NETWORK = (*_MEMBER, *_COALITION, *_RULE, *_TOPIC, *_POSITION, *_TERM, *_CHECK)
"""In the order in which the help tells them."""
