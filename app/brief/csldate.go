package brief

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
)

// date reads CSL's forms of a date: date-parts, the list of {year, month, day} that pandoc writes,
// and "2022-07-14" or a range of two with a slash.
func (y *yamlText) date(e entry) CSLDate {
	var d CSLDate
	ok := true
	switch v := e.value.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		entries, _ := y.mapping(v, e.key)
		d, ok = y.dateOf(entries)
	case *ast.SequenceNode:
		for i, part := range v.Values {
			entries, _ := y.mapping(part, e.key)
			one, fine := y.dateOf(entries)
			ok = ok && fine && i < 2
			if i == 0 {
				d = one
			} else {
				d.To = one.From
			}
		}
	default:
		s := y.scalar(e)
		from, to, _ := strings.Cut(s, "/")
		if d.From, ok = parseParts(strings.Split(from, "-")); ok && to != "" {
			d.To, ok = parseParts(strings.Split(to, "-"))
		}
		if !ok && s != "" {
			return CSLDate{Literal: s}
		}
		ok = true
	}
	if !ok {
		y.wrong(e.value, e.key, "a date such as date-parts: [[2022, 7, 14]]")
		return CSLDate{} // of which a draft would print what isn't so
	}
	return d
}

// dateOf reads a date's mapping.
func (y *yamlText) dateOf(entries []entry) (d CSLDate, ok bool) {
	ok = true
	whole := false // one key has the whole date
	var parts [3]string
	season := ""
	for _, e := range entries {
		switch e.key {
		case "date-parts":
			list, _ := e.value.(*ast.SequenceNode)
			if list == nil || len(list.Values) == 0 || len(list.Values) > 2 {
				return d, false
			}
			for i, v := range list.Values {
				var words []string
				if inner, is := v.(*ast.SequenceNode); is {
					for _, p := range inner.Values {
						words = append(words, p.GetToken().Value)
					}
				}
				one, fine := parseParts(words)
				ok = ok && fine
				if i == 0 {
					d.From = one
				} else {
					d.To = one
				}
			}
			whole = true
		case "year":
			parts[0] = y.scalar(e)
		case "month":
			parts[1] = y.scalar(e)
		case "day":
			parts[2] = y.scalar(e)
		case "circa":
			d.Circa = true
		case "literal", "raw":
			d.Literal, whole = y.scalar(e), true
		case "season":
			season = y.scalar(e)
		default:
			y.unknown(e, "a date")
		}
	}
	if !whole {
		d.From, ok = parseParts(strings.Split(strings.TrimRight(strings.Join(parts[:], "-"), "-"), "-"))
	}
	if ok && season != "" && d.From.Month == 0 {
		d.From.Month, ok = seasonMonth(season)
	}
	return d, ok
}

// seasonMonth returns what stands in a month's place for a season, which is a number from 1 or a name.
func seasonMonth(season string) (int, bool) {
	n, err := strconv.Atoi(season)
	if err != nil {
		n = 1 + slices.IndexFunc(seasons[:], func(s string) bool { return strings.EqualFold(s, season) })
	}
	return 20 + n, n >= 1 && n <= len(seasons)
}

// parseParts reads year, month and day, of which the last may be missing.
func parseParts(words []string) (DateParts, bool) {
	var n [3]int
	if len(words) == 0 || len(words) > 3 {
		return DateParts{}, false
	}
	for i, w := range words {
		v, err := strconv.Atoi(strings.TrimSpace(w))
		if err != nil {
			return DateParts{}, false
		}
		n[i] = v
	}
	d := DateParts{n[0], n[1], n[2]}
	last := time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if d.Month > 12 && d.Day == 0 && d.Year > 0 && d.Year < 10_000 {
		return d, d.season() != ""
	}
	ok := d.Year > 0 && d.Year < 10_000 && d.Month >= 0 && d.Month <= 12 && d.Day >= 0 && (d.Day == 0 || d.Month > 0 && d.Day <= last)
	return d, ok
}

// seasons has the seasons in the order in which CSL numbers them from 1.
var seasons = [...]string{"Spring", "Summer", "Autumn", "Winter"}

// season returns the season that a month of 13 to 16 or 21 to 24 stands for (CSL 1.0, citeproc).
func (d DateParts) season() string {
	for _, first := range []int{13, 21} {
		if n := d.Month - first; n >= 0 && n < len(seasons) {
			return seasons[n]
		}
	}
	return ""
}

// String returns the date in British English: 14 July 2022, July 2022, Spring 2022, 2022.
func (d DateParts) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.season() != "":
		return fmt.Sprintf("%s %d", d.season(), d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", time.Month(d.Month), d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, time.Month(d.Month), d.Year)
}

// String returns the date in words, a range with an en dash.
func (d CSLDate) String() string {
	s := d.Literal
	if s == "" {
		s = d.From.String()
	}
	if to := d.To.String(); to != "" {
		s += "–" + to
	}
	if d.Circa && s != "" {
		s = "c. " + s
	}
	return s
}
