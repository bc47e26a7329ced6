package exchange

import (
	"fmt"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// unfound is what a mapping names and a sheet doesn't have.
type unfound struct {
	rules  []string // columns without which a rule can't be followed
	others []string // columns of a rule that has another one to read
}

// unfound looks for the columns of a mapping in a sheet. A rule may list several, of which a file needs one.
func (p *Profile) unfound(s *sheet) (u unfound) {
	find := newFinder(s)
	if p.Groups {
		find.addUngrouped(s)
	}
	for _, target := range p.order() {
		rule := p.Columns[target]
		var missing []string
		for _, name := range rule.From {
			if len(find.columns(name)) == 0 {
				missing = append(missing, name)
			}
		}
		if len(missing) == len(rule.From) && rule.Value == "" && len(columnsOf(find, rule.Else, true)) == 0 {
			u.rules = append(u.rules, missing...)
		} else {
			u.others = append(u.others, missing...)
		}
		if len(rule.From) > 0 && yearIn(rule.Year) != "" { // it is the year itself
			rule.Year = ""
		}
		for _, name := range append([]string{rule.Year, rule.Month, rule.Day, rule.Less, rule.With}, rule.Join...) {
			if name != "" && find.column(name) < 0 {
				u.rules = append(u.rules, name)
			}
		}
	}
	return u
}

// problem returns what is wrong with a mapping whose columns a sheet doesn't have, with the names that are probably meant,
// or nil.
func (u *unfound) problem(f *file, s *sheet) error {
	if len(u.rules) == 0 {
		return nil
	}
	return problem.New(problem.MissingKey, f.place(s.header), "the mapping names columns that the file doesn't have: "+withNearest(u.rules, s),
		"correct the mapping; there are "+listed(s.columns))
}

// withNearest lists names, each with the column of a sheet that is probably meant.
func withNearest(missing []string, s *sheet) string {
	keys, byKey := []string{}, map[string]string{}
	for _, name := range s.columns {
		keys, byKey[nameKey(name)] = append(keys, nameKey(name)), name
	}
	var all []string
	for _, name := range missing {
		if meant := byKey[incident.Nearest(nameKey(name), keys)]; meant != "" {
			name = fmt.Sprintf("%s (did you mean %s?)", name, meant)
		}
		all = append(all, name)
	}
	return strings.Join(all, ", ")
}
