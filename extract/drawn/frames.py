"""From ruling lines to the frames of tables: which rectangles a set of lines closes, whoever drew them and how."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from extract.drawn.page import Box, Ruling

SNAP = 3.0
"""Lines closer than this are one: double borders, and edges of neighbouring cells drawn apart."""
_HALF = 0.5
_MOST_LINES = 2000
"""On one page; of drawings with more, maps and charts, the longest are looked at."""
_MOST_POSITIONS = 40_000
_Wall = list[tuple[float, float, float]]
"""Pieces of lines as position, start, end."""


@dataclass(frozen=True, slots=True)
class Room:
    """A closed rectangle of a frame: rows and columns it covers, both ends included."""

    top: int
    left: int
    bottom: int
    right: int
    ajar: bool = False
    """It is the last of its rows and no line closes it, as lines close other rows: perhaps no cell was drawn."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A table as drawn: the positions of its columns' and rows' edges, and the rooms between its walls."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rooms: tuple[Room, ...]

    @property
    def box(self) -> Box:
        """The outline of the frame."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def box_of(self, room: Room) -> Box:
        """The outline of one room."""
        return self.xs[room.left], self.ys[room.top], self.xs[room.right + 1], self.ys[room.bottom + 1]


def frames_of(rulings: Iterable[Ruling], snap: float = SNAP) -> list[Frame]:
    """The frames of at least two rooms that these lines make, from the top; each line belongs to one frame."""
    found = []
    lines = _joined(rulings, snap)
    if len(lines) > _MOST_LINES:
        lines = sorted(lines, key=lambda line: line.x0 - line.x1 + line.y0 - line.y1)[:_MOST_LINES]
    for group in _touching(lines, snap):
        frame = _frame(group, snap)
        if frame is not None and len(frame.rooms) > 1:
            found.append(frame)
    return sorted(found, key=lambda frame: (frame.ys[0], frame.xs[0]))


def _joined(rulings: Iterable[Ruling], snap: float) -> list[Ruling]:
    """Pieces on one straight line made one where they meet; dashes meet too."""
    level: list[Ruling] = []
    upright: list[Ruling] = []
    for line in rulings:
        x0, y0, x1, y1 = line
        (level if x1 - x0 >= y1 - y0 else upright).append(line)
    level.sort(key=itemgetter(1))
    upright.sort(key=itemgetter(0))
    across = _merged([((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in level], snap)
    down = _merged([((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in upright], snap)
    return [Ruling(start, at, end, at) for at, start, end in across] + [
        Ruling(at, start, at, end) for at, start, end in down
    ]


def _merged(pieces: _Wall, snap: float) -> _Wall:
    """Sorted pieces: those of (nearly) one position that overlap or nearly touch become one piece."""
    merged: _Wall = []
    cluster: _Wall = []
    for piece in pieces:
        if cluster and piece[0] - cluster[0][0] > snap / 2:
            merged.extend(_chained(cluster, snap))
            cluster = []
        cluster.append(piece)
    return merged + _chained(cluster, snap)


def _chained(cluster: _Wall, snap: float) -> _Wall:
    chained: _Wall = []
    for at, start, end in sorted(cluster, key=itemgetter(1)):
        if chained and start - chained[-1][2] <= snap:
            last = chained[-1]
            chained[-1] = (last[0], last[1], max(last[2], end))
        else:
            chained.append((at, start, end))
    return chained


def _touching(lines: list[Ruling], snap: float) -> list[list[Ruling]]:
    """The lines in groups that cross or touch each other."""
    group_of = list(range(len(lines)))

    def root(index: int) -> int:
        while group_of[index] != index:
            group_of[index] = group_of[group_of[index]]
            index = group_of[index]
        return index

    upright = [(index, line) for index, line in enumerate(lines) if not line.is_horizontal]
    for index, line in enumerate(lines):
        if line.is_horizontal:
            x0, y0, x1, _ = line
            x0, x1, low, high = x0 - snap, x1 + snap, y0 - snap, y0 + snap
            for other, (x, top, _, bottom) in upright:
                if x0 <= x <= x1 and top <= high and low <= bottom:
                    group_of[root(other)] = root(index)
    groups: dict[int, list[Ruling]] = {}
    for index, line in enumerate(lines):
        groups.setdefault(root(index), []).append(line)
    return list(groups.values())


def _frame(lines: list[Ruling], snap: float) -> Frame | None:
    level = [(line.y0, line.x0, line.x1) for line in lines if line.is_horizontal]
    upright = [(line.x0, line.y0, line.y1) for line in lines if not line.is_horizontal]
    # a table open at its sides ends where its lines end
    xs = edges_of([at for at, _, _ in upright] + _ends(level), snap)
    ys = edges_of([at for at, _, _ in level] + _ends(upright), snap)
    if len(xs) < 2 or len(ys) < 2 or not 1 < (len(xs) - 1) * (len(ys) - 1) <= _MOST_POSITIONS:
        return None
    floors = _covering(level, ys, xs)
    walls = _covering(upright, xs, ys)
    rooms = _rooms(floors, walls, (len(ys) - 1, len(xs) - 1))
    return Frame(tuple(xs), tuple(ys), tuple(_left_ajar(rooms, walls, (len(ys) - 1, len(xs) - 1))))


def _left_ajar(rooms: list[Room], walls: set[tuple[int, int]], size: tuple[int, int]) -> Iterable[Room]:
    """The rooms, those marked that only the table's outline would close where its right side is drawn."""
    height, width = size
    closed = [(width, row) in walls for row in range(height)]
    if all(closed) or not any(closed):
        return rooms
    return [
        replace(room, ajar=True) if room.right == width - 1 and not any(closed[room.top : room.bottom + 1]) else room
        for room in rooms
    ]


def _ends(pieces: _Wall) -> list[float]:
    return [min(start for _, start, _ in pieces), max(end for _, _, end in pieces)] if pieces else []


def edges_of(values: Iterable[float], snap: float) -> list[float]:
    """Sorted positions with those closer than ``snap`` made one, at their mean."""
    clusters: list[list[float]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][0] < snap:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    return [sum(cluster) / len(cluster) for cluster in clusters]


def _covering(pieces: _Wall, across: list[float], along: list[float]) -> set[tuple[int, int]]:
    """(edge, stretch) for every stretch between neighbours of ``along`` that a line at that edge mostly covers."""
    covered: set[tuple[int, int]] = set()
    partly: dict[tuple[int, int], float] = {}
    last = len(along) - 2
    for place, start, end in pieces:
        edge = nearest(place, across)
        first = max(0, bisect_right(along, start) - 1)
        for stretch in range(first, last + 1):
            low, high = along[stretch], along[stretch + 1]
            if start <= low and high <= end:
                covered.add((edge, stretch))
            elif low < end:
                partly[edge, stretch] = partly.get((edge, stretch), 0.0) + max(0.0, min(end, high) - max(start, low))
            else:
                break
    enough = {
        (edge, stretch)
        for (edge, stretch), length in partly.items()
        if length > 0 and length >= _HALF * (along[stretch + 1] - along[stretch])
    }
    return covered | enough


def nearest(value: float, edges: Sequence[float]) -> int:
    """The index of the edge next to a position."""
    after = bisect_right(edges, value)
    if after == 0:
        return 0
    if after == len(edges) or value - edges[after - 1] <= edges[after] - value:
        return after - 1
    return after


def _rooms(floors: set[tuple[int, int]], walls: set[tuple[int, int]], size: tuple[int, int]) -> list[Room]:
    """The rectangles without a wall inside: each position grows right, then down, while nothing stands between."""
    height, width = size
    taken: set[tuple[int, int]] = set()
    rooms = []
    for top in range(height):
        for left in range(width):
            if (top, left) in taken:
                continue
            right = left
            while right + 1 < width and (right + 1, top) not in walls and (top, right + 1) not in taken:
                right += 1
            bottom = top
            while bottom + 1 < height and _open_below(floors, walls, (bottom, left, right), width):
                bottom += 1
            if bottom > top or right > left:  # one position by itself is not come to again
                taken.update([(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)])
            rooms.append(Room(top, left, bottom, right))
    return rooms


def _open_below(
    floors: set[tuple[int, int]], walls: set[tuple[int, int]], row: tuple[int, int, int], width: int
) -> bool:
    """Whether the stretch of columns goes on below this row: no floor anywhere, and the same walls at both ends."""
    bottom, left, right = row
    below = bottom + 1
    for column in range(left, right + 1):
        if (below, column) in floors or (column > left and (column, below) in walls):
            return False
    closed_left = left == 0 or (left, below) in walls
    closed_right = right + 1 == width or (right + 1, below) in walls
    return closed_left and closed_right
