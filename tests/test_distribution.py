"""The installed shape: our five folder names belong to nobody else."""

from importlib.metadata import packages_distributions

OURS = {"crawler", "spiders", "extract", "monitor", "data"}


def test_no_other_distribution_claims_our_folders() -> None:
    others = {name: dists for name, dists in packages_distributions().items() if name in OURS}
    assert {dist for dists in others.values() for dist in dists} <= {"gouji"}
