package exchange

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"slices"
	"strconv"

	"lectern/app/lazyregexp"
)

// What JSON may hold that isn't read object by object: at most as large as a row, and of at most so many cells.
const (
	maxJSONTable = maxRow
	maxJSONCells = 2_000_000
)

// tableBegins is how JSON begins that may hold a table otherwise than as objects: with a list in a list, or with a member that is a
// list or an object.
var tableBegins = lazyregexp.New(`^\s*(?:\[\s*\[|\{\s*"[^"]*"\s*:\s*[\[{])`)

// table returns the rows of a table that JSON holds by columns, by rows with their index, or as lists of cells under a list of
// names, as pandas writes them; nil if it holds none.
func (j *jsonFile) table() iter.Seq2[feature, error] {
	if !tableBegins.Match(j.start()) {
		return nil
	}
	return sequenceOf(tableRows(j.whole()))
}

// tableWithin returns the rows of the only list of objects that stands in objects within the one that JSON is, or nil.
func (j *jsonFile) tableWithin() iter.Seq2[feature, error] {
	members, err := membersOf(j.whole())
	if err != nil {
		return nil
	}
	lists := listsWithin(members, 0)
	if len(lists) != 1 {
		return nil
	}
	return sequenceOf(underOwnNames(lists[0], j.keepsNested))
}

// whole returns the text of JSON that is valid and not too large for a table, or nil.
func (j *jsonFile) whole() json.RawMessage {
	text, err := io.ReadAll(io.LimitReader(j.text(j.encoding), maxJSONTable+1))
	if err != nil || len(text) > maxJSONTable || bytes.Count(text, []byte(",")) > maxJSONCells || !json.Valid(text) {
		return nil
	}
	return bytes.TrimSpace(text)
}

// sequenceOf returns rows as features, nil without any.
func sequenceOf(rows [][]cell) iter.Seq2[feature, error] {
	if len(rows) == 0 {
		return nil
	}
	return func(yield func(feature, error) bool) {
		for i, cells := range rows {
			if !yield(feature{number: i + 1, cells: cells}, nil) {
				return
			}
		}
	}
}

// tableRows returns the rows of a table that valid JSON holds, or nil.
func tableRows(text json.RawMessage) [][]cell {
	if lists := elementsOf(text); len(lists) > 1 {
		return underNames(namesIn(lists[0]), lists[1:])
	}
	members, _ := membersOf(text) // which is valid
	if len(members) == 0 {
		return nil
	}
	at := func(name string) json.RawMessage {
		if i := slices.IndexFunc(members, func(m member) bool { return m.name == name }); i >= 0 {
			return members[i].value
		}
		return nil
	}
	if names := namesIn(at("columns")); len(names) > 0 {
		return underNames(names, elementsOf(at("data")))
	}
	if !slices.ContainsFunc(members, func(m member) bool { return !allDigits(m.name) }) {
		return byIndex(members)
	}
	if len(listsWithin(members, 0)) > 0 {
		return nil
	}
	return byColumns(members)
}

// listsWithin returns the lists of objects that stand in objects within others, as services answer: {"response": {"docs": [{…}]}}.
func listsWithin(members []member, depth int) (lists [][]json.RawMessage) {
	const deepest = 4
	for _, m := range members {
		list := elementsOf(m.value)
		if depth > 0 && len(list) > 0 && bytes.HasPrefix(list[0], []byte("{")) {
			lists = append(lists, list)
			continue
		}
		if within, err := membersOf(m.value); err == nil && depth < deepest {
			lists = append(lists, listsWithin(within, depth+1)...)
		}
	}
	return lists
}

// underOwnNames returns rows that are objects, or nil. Members of objects within are cells of their own, unless those stay JSON.
func underOwnNames(list []json.RawMessage, keepsNested bool) (rows [][]cell) {
	for _, object := range list {
		cells, err := readMembers(object, keepsNested)
		if err != nil {
			return nil
		}
		rows = append(rows, cells)
	}
	return rows
}

// underNames returns rows that are lists of cells.
func underNames(names []string, lists []json.RawMessage) (rows [][]cell) {
	for _, list := range lists {
		values := elementsOf(list)
		if len(names) == 0 || len(values) != len(names) {
			return nil
		}
		cells := make([]cell, len(values))
		for i, value := range values {
			cells[i] = cell{column: names[i], text: cellText(value)}
		}
		rows = append(rows, cells)
	}
	return rows
}

// byIndex returns the rows of an object whose members are rows.
func byIndex(members []member) (rows [][]cell) {
	for _, m := range members {
		cells, err := readMembers(m.value, true)
		if err != nil {
			return nil
		}
		rows = append(rows, cells)
	}
	return withIndex(rows, members)
}

// withIndex returns rows with their names as a column, unless these just count them.
func withIndex(rows [][]cell, index []member) [][]cell {
	counts := true
	for i, m := range index {
		counts = counts && (m.name == "" || m.name == strconv.Itoa(i))
	}
	if counts {
		return rows
	}
	for i, m := range index {
		rows[i] = append([]cell{{column: "index", text: m.name}}, rows[i]...)
	}
	return rows
}

// byColumns returns the rows of an object whose members are columns: lists of as many cells, or objects with the same index.
func byColumns(columns []member) (rows [][]cell) {
	var index []member
	for n, column := range columns {
		cells, _ := membersOf(column.value) // none of a list
		for _, value := range elementsOf(column.value) {
			if value[0] == '{' { // a list of rows
				return nil
			}
			cells = append(cells, member{value: value})
		}
		if n == 0 {
			index, rows = cells, make([][]cell, len(cells))
		}
		if !slices.EqualFunc(cells, index, func(a, b member) bool { return a.name == b.name }) {
			return nil
		}
		for i, one := range cells {
			rows[i] = append(rows[i], cell{column: column.name, text: cellText(one.value)})
		}
	}
	return withIndex(rows, index)
}

// elementsOf returns the elements of a list, none of what isn't one.
func elementsOf(value json.RawMessage) (all []json.RawMessage) {
	if bytes.HasPrefix(bytes.TrimSpace(value), []byte("[")) {
		_ = json.Unmarshal(value, &all) // which is valid
	}
	return all
}

// namesIn returns a list of names, or nil if it has anything else.
func namesIn(list json.RawMessage) (names []string) {
	for _, value := range elementsOf(list) {
		var name string
		if !bytes.HasPrefix(value, []byte(`"`)) || json.Unmarshal(value, &name) != nil {
			return nil
		}
		names = append(names, name)
	}
	return names
}
