"""A network as there are: a group that holds a member, a funder, a name with a comma."""

from board.model import Card, Coalition, Member

ROC = Member("roc", name="ROC", role="opleider", brings="coaches", gets="leerbanen", order="a0")
PLEK = Member("plek", name="De Plek", role="gastheer", brings="ruimte", gets="instroom", order="a1")
GEM = Member("gem", name="Gemeente Oost", gets="minder uitval", order="a2")
TWELVE = Member(
    "twaalf", name="De twaalf gemeenten", kind="group", size=12, order="a3",
    holds=("member:gem", "name:Gemeente West"), role="opdrachtgever", brings="geld", gets="rust",
)  # fmt: skip
FUND = Member("fonds", name="Fonds Oost", relation="funder", order="a4")
ZORG = Member("zorg", name="Zorg, Welzijn en Wonen", role="x", brings="x", gets="x", order="a5")
PEOPLE = (ROC, PLEK, GEM, TWELVE, FUND, ZORG)
"""Four who count: the municipality counts with the twelve, the fund takes no part."""

EVERYONE = ("member:roc", "member:plek", "member:twaalf", "member:zorg")
KERN = Card("kern", place="identiteit.passie", text="Geen jongere van de kaart")


def active(id: str, **fields: object) -> Coalition:
    one = Coalition(
        id, title=id.capitalize(), progress="active", core=("member:roc",), target_group="x",
        shared_ambition="x", way_of_working="x", conditions="x", end="2026-10-01",
    )  # fmt: skip
    return one._replace(**fields)  # type: ignore[arg-type]
