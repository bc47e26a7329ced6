package exchange

import (
	"slices"
	"strings"
)

// A heading is what stands in a table before its first incident.
type heading struct {
	at    int      // the row of the names of the columns, from 0
	names []string // nil if there is no table
	tags  []string // the HXL tags of the columns; nil if there are none
	two   bool     // the row behind belongs to it: it holds the tags, or names below those of groups
}

// headingOf finds the heading among the first rows: the names are the first row that is as wide as most and has text in
// more than half of its cells, and HXL tags are in the row behind it or in its stead. A title with commas may be as wide, so
// where nobody knows the names of that row, one behind it counts whose names are known; it holds no figures, for what is
// below does.
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
	var found heading
	for i, cells := range first {
		if cells = cells[:widths[i]]; len(cells) < width || 2*filled(cells) <= len(cells) || found.names != nil && slices.ContainsFunc(cells, beginsWithDigit) {
			continue
		}
		h := headingAt(first, i)
		if (&sheet{columns: h.names, tags: h.tags}).isKnown() {
			return h
		}
		if found.names == nil {
			found = h
		}
	}
	return found
}

// headingAt returns the heading whose names are in a row.
func headingAt(first [][]string, i int) heading {
	cells := first[i]
	switch {
	case i+1 < len(first) && areTags(first[i+1]):
		return heading{i, cells, padded(first[i+1], len(cells)), true}
	case areTags(cells):
		return heading{i, cells, cells, false}
	case i+1 < len(first) && areNamesBelow(cells, first[i+1]):
		return heading{i, joinedNames(cells, first[i+1]), nil, true}
	}
	return heading{i, cells, nil, false}
}

// areNamesBelow reports whether a row holds names below those of groups: “Killed” over “min” and “max”. The first column of a group
// alone has its name then, and a row with an incident would have a date or a number.
func areNamesBelow(groups, cells []string) (below bool) {
	if filled(cells) < 2 {
		return false
	}
	for i, cell := range cells {
		if cell = strings.TrimSpace(cell); beginsWithDigit(strings.TrimLeft(cell, "+-.~<>")) || isDate(cell) {
			return false
		}
		below = below || cell != "" && 0 < i && i < len(groups) && strings.TrimSpace(groups[i]) == ""
	}
	return below
}

// joinedNames returns the names of columns below those of groups, which reach to the next one.
func joinedNames(groups, cells []string) []string {
	cells = padded(cells, len(groups))
	names, group := make([]string, len(groups)), ""
	for i, name := range groups {
		if name = strings.TrimSpace(name); name != "" {
			group = name
		}
		if below := strings.TrimSpace(cells[i]); below != "" {
			name = strings.TrimSpace(group + " " + below)
		}
		names[i] = name
	}
	return names
}

func beginsWithDigit(cell string) bool {
	cell = strings.TrimSpace(cell)
	return cell != "" && cell[0] >= '0' && cell[0] <= '9'
}

// covers reports whether a row of the table, from 0, belongs to the heading or stands before it.
func (h *heading) covers(n int) bool { return n <= h.at || h.two && n == h.at+1 }

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
