package exchange

import (
	"slices"
	"strings"
)

// headerOf returns which of the first rows has the names of the columns, those, and the HXL tags in the row behind
// them or in their stead. It is the first row that is as wide as most and has text in more than half of its cells; no
// names are returned if there is none.
func headerOf(first [][]string) (at int, names, tags []string) {
	widths := make([]int, len(first))
	for i, cells := range first {
		widths[i] = len(cells)
	}
	width, _ := commonest(widths)
	for i, cells := range first {
		switch {
		case len(cells) < width || 2*filled(cells) <= len(cells):
		case isTagged(first, i):
			return i, cells, padded(first[i+1], len(cells))
		case areTags(cells):
			return i, cells, cells
		default:
			return i, cells, nil
		}
	}
	return 0, nil, nil
}

// isTagged reports whether HXL tags stand behind a row.
func isTagged(first [][]string, at int) bool { return at+1 < len(first) && areTags(first[at+1]) }

func filled(cells []string) (n int) {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
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
