package incident

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"lectern/app/fold"
)

// canonicalField returns the spelling that is printed: killed_low, Killed.Low and killed.low are one. It holds nothing
// but what the name of a field in a query may: other characters become underscores.
func canonicalField(name string) string {
	name = strings.Join(strings.FieldsFunc(fold.String(name), func(r rune) bool { return !isNameRune(r) }), "_")
	name = strings.TrimLeft(name, "._-")
	for _, end := range []string{"low", "best", "high", "within"} {
		if stem, ok := strings.CutSuffix(name, "_"+end); ok && (fieldByName[stem+"."+end] != nil || "."+end == surelyEnd && cycleNamed(stem) != nil) {
			return stem + "." + end
		}
	}
	if name == "date_end" {
		return "last_day"
	}
	return name
}

// isNameRune reports whether a character may stand in the name of a field.
func isNameRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-", r)
}

// fieldNames returns the fields by which queries name the columns of a file that the format doesn't have, each with a
// name that no other has.
func fieldNames(columns []string) []string {
	names, taken := make([]string, len(columns)), map[string]bool{}
	for i, c := range columns {
		name := cmp.Or(canonicalField(c), "column")
		for base, n := name, 2; taken[name] || fieldByName[name] != nil || slices.Contains(termNames, name); n++ {
			name = fmt.Sprintf("%s_%d", base, n)
		}
		names[i], taken[name] = name, true
	}
	return names
}

// fieldNamed returns the field that a name in a query means: a column that is called so in the file, else the field of
// that spelling. Columns and fields are as fieldNames has them.
func fieldNamed(name string, columns, fields []string) string {
	if i := slices.IndexFunc(columns, func(c string) bool { return fold.Equal(c, name) }); i >= 0 {
		return fields[i]
	}
	return fieldCalled(name)
}

// fieldCalled returns the field of the format of a spelling, or that is called so in words: admin1 is the province.
func fieldCalled(name string) string {
	if name = canonicalField(name); name == "province" {
		return "admin1"
	}
	return name
}

// fieldOf returns the field of the table that a name means.
func (t *Table) fieldOf(name string) string {
	for _, x := range t.extra {
		if x.name == name {
			return x.field
		}
	}
	return fieldCalled(name)
}
