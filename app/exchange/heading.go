package exchange

import (
	"slices"
	"strings"

	"lectern/app/problem"
)

// A heading is what stands in a table before its first incident.
type heading struct {
	at    int      // the first row with names of the columns, from 0
	rows  int      // that it takes: one, or more with the tags or with names below those of groups
	names []string // nil if there is no table
	short []string // the names of columns without those of the groups that they are in; nil if there are no groups
	tags  []string // the HXL tags of the columns; nil if there are none
}

// mostNameRows is how many rows of names a heading may have: “Casualties” over “Civilians” over “Killed”.
const mostNameRows = 3

// headingOf finds the heading among the first rows: the names are the first row that is as wide as most and has text in
// more than half of its cells, and HXL tags are in the row behind it or in its stead. A title with commas may be as wide, so
// where nobody knows the names of that row, one behind it counts whose names are known; it holds no figures, for what is
// below does. Last, the first row may have a few names of groups, which are known with the names below them.
func headingOf(first [][]string) heading {
	used := 0 // columns behind are empty, as spreadsheets write them
	for _, cells := range first {
		used = max(used, usedCells(cells))
	}
	widths := make([]int, len(first))
	for i, cells := range first {
		widths[i] = min(len(cells), used)
	}
	width, _ := commonest(widths)
	var found, grouped heading
	for i, cells := range first {
		if cells = cells[:widths[i]]; found.names != nil && slices.ContainsFunc(cells, beginsWithDigit) {
			continue
		}
		h := headingAt(first, i, used)
		switch {
		case len(cells) < width || 2*filled(cells) <= len(cells):
			const fewest = 3 // groups: a title has one cell or two
			if grouped.names == nil && h.short != nil && filled(cells) >= fewest && 2*filled(h.names) > used && h.isKnown() {
				grouped = h
			}
		case h.isKnown():
			return h
		case found.names == nil:
			found = h
		}
	}
	if grouped.names != nil {
		return grouped
	}
	return found
}

// A Head is a row of a file that may name its columns.
type Head struct {
	Line  int
	Cells []string
}

// headsOf returns those of the first rows that may name columns. Lines has the line of each.
func headsOf(first [][]string, lines []int) (heads []Head) {
	const most, fewest = 12, 2
	for i, cells := range first {
		if filled(cells) >= fewest && len(heads) < most {
			heads = append(heads, Head{lines[i], cells})
		}
	}
	return heads
}

// heading returns the heading among the first rows, or that in the line that is said to name the columns.
func (f *file) heading(first [][]string, lines []int) (heading, error) {
	if f.headerRow == 0 {
		return headingOf(first), nil
	}
	i := slices.Index(lines, f.headerRow)
	if i < 0 || filled(first[i]) == 0 {
		return heading{}, f.fault(problem.BadValue, "name a row that holds the names of the columns", "nothing stands in row %d, or it isn't among the first %d", f.headerRow, headerWithin)
	}
	used := 0
	for _, cells := range first[i:] {
		used = max(used, usedCells(cells))
	}
	h := headingAt(first, i, used)
	h.names = padded(h.names, max(len(h.names), used))
	return h, nil
}

// isKnown reports whether the names are known as those of incidents.
func (h *heading) isKnown() bool {
	return (&sheet{columns: h.names, short: h.short, tags: h.tags}).isKnown()
}

// headingAt returns the heading whose first names are in a row, of a table of some width.
func headingAt(first [][]string, i, width int) heading {
	cells := first[i]
	switch {
	case i+1 < len(first) && areTags(first[i+1]):
		return heading{at: i, rows: 2, names: cells, tags: padded(first[i+1], len(cells))}
	case areTags(cells):
		return heading{at: i, rows: 1, names: cells, tags: cells}
	}
	h := heading{at: i, rows: 1, names: cells}
	for h.rows < mostNameRows && i+h.rows < len(first) && areNamesBelow(first[i:i+h.rows], first[i+h.rows]) {
		h.rows++
	}
	if h.rows > 1 {
		h.names, h.short = joinedNames(first[i:i+h.rows], max(len(cells), width))
	}
	return h
}

// areNamesBelow reports whether a row holds names below those of groups: “Killed” over “min” and “max”. The name of a group stands
// above its first column alone, so that one of the others has nothing above it; a row with an incident would have a date or a number.
func areNamesBelow(groups [][]string, cells []string) (below bool) {
	if filled(cells) < 2 {
		return false
	}
	alone, named := 0, 0 // columns without a group, and those of them with a name below: an incident has cells there
	for i, cell := range cells {
		if cell = strings.TrimSpace(cell); beginsWithDigit(strings.TrimLeft(cell, "+-.~<>")) || isDate(cell) {
			return false
		}
		if isAlone(groups[0], i, len(cells)) {
			alone++
			if cell != "" {
				named++
			}
		}
		isAbove := func(names []string) bool { return i < len(names) && strings.TrimSpace(names[i]) != "" }
		below = below || cell != "" && 0 < i && !slices.ContainsFunc(groups, isAbove)
	}
	return below && 2*named <= alone && (named == 0 || len(groups) == 1)
}

// isAlone reports whether a name stands above one of so many columns, and not above several as that of a group.
func isAlone(names []string, i, columns int) bool {
	is := func(i int) bool { return i < len(names) && strings.TrimSpace(names[i]) != "" }
	return is(i) && (is(i+1) || i+1 >= max(len(names), columns))
}

// joinedNames returns the names of columns with those of the groups above them, which reach to the next one, and without.
func joinedNames(rows [][]string, width int) (names, short []string) {
	names, short = make([]string, width), make([]string, width)
	groups := make([]string, len(rows))
	for i := range width {
		for level, cells := range rows {
			if i >= len(cells) || strings.TrimSpace(cells[i]) == "" {
				continue
			}
			groups[level] = strings.TrimSpace(cells[i])
			clear(groups[level+1:])
			short[i] = groups[level]
			names[i] = strings.Join(slices.DeleteFunc(slices.Clone(groups[:level+1]), func(name string) bool { return name == "" }), " ")
		}
	}
	return names, short
}

func beginsWithDigit(cell string) bool {
	cell = strings.TrimSpace(cell)
	return cell != "" && cell[0] >= '0' && cell[0] <= '9'
}

// covers reports whether a row of the table, from 0, belongs to the heading or stands before it.
func (h *heading) covers(n int) bool { return n < h.at+h.rows }

func filled(cells []string) (n int) {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// usedCells returns how many cells there are up to the last that isn't empty.
func usedCells(cells []string) int {
	n := len(cells)
	for n > 0 && strings.TrimSpace(cells[n-1]) == "" {
		n--
	}
	return n
}

// padded returns cells with empty ones behind them, up to a width.
func padded(cells []string, width int) []string {
	return append(slices.Clip(cells), make([]string, max(0, width-len(cells)))...)[:width]
}

// areTags reports whether a row holds HXL tags: at least half of its filled cells are.
func areTags(cells []string) bool {
	tags := 0
	for _, c := range cells {
		if c = strings.TrimSpace(c); strings.HasPrefix(c, "#") && len(c) > 1 {
			tags++
		}
	}
	return tags > 0 && 2*tags >= filled(cells)
}
