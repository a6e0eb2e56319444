"""Whether a folder lies on this machine: on a network, a lock may hold on one host only."""

from pathlib import Path

_NETWORK = frozenset(
    (
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "coda",
        "ceph",
        "lustre",
        "gpfs",
        "beegfs",
        "glusterfs",
        "orangefs",
        "pvfs2",
        "davfs",
        "sshfs",
        "ocfs2",
        "gfs2",
    )
)
_FUSE = frozenset(
    (
        "sshfs",
        "davfs2",
        "davfs",
        "cifs",
        "smbnetfs",
        "glusterfs",
        "ceph",
        "ceph-fuse",
        "s3fs",
        "rclone",
        "curlftpfs",
        "gvfsd-fuse",
        "juicefs",
        "goofys",
        "gcsfuse",
        "onedriver",
        "google-drive-ocamlfuse",
        "hdfs",
    )
)
"""What comes after ``fuse.`` in the kind of a network file system in user space."""


def network_kind(folder: Path, mounts: Path = Path("/proc/self/mountinfo")) -> str:
    """Return the kind of network file system a folder lies on; empty for a local one.

    What is unknown, and every system without ``mounts``, counts as local.
    """
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        fields, _, rest = line.partition(" - ")
        columns, kinds = fields.split(" "), rest.split(" ")
        if len(columns) < 5:
            continue
        point = _plain(columns[4])
        # A later line of the same length was mounted over an earlier one.
        if len(point) >= len(best) and _holds(point, str(folder)):
            best, kind = point, kinds[0]
    return kind if _is_network(kind) else ""


def _is_network(kind: str) -> bool:
    return kind in _NETWORK or (kind.startswith("fuse.") and kind[5:] in _FUSE)


def _holds(point: str, folder: str) -> bool:
    return point == "/" or folder == point or folder.startswith(point + "/")


def _plain(field: str) -> str:
    """Undo the octal escapes of blanks and backslashes in a mount point."""
    for code in ("040", "011", "012", "134"):
        field = field.replace(f"\\{code}", chr(int(code, 8)))
    return field
