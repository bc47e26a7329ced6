package incident

import (
	"fmt"
	"io"

	"lectern/app/problem"
)

// A Judge reads rows as ReadCSV does and keeps none of them: it says whether ReadCSV could read all of a file that holds
// them.
type Judge struct {
	rows   *judged
	reader *sheetReader
	known  []*column
	found  *found
	ids    ids
}

// NewJudge returns a judge of rows with some columns. Name names their table in problems, in which the first row is line
// 1; g may be nil. It returns what is wrong with the columns.
func NewJudge(columns []string, name string, g Gazetteer) (*Judge, problem.List) {
	s := newSheet(name)
	j := &Judge{rows: &judged{file: name, cells: columns}, found: &found{rows: NewBuilder(g), strangers: map[string]problem.Problem{}}}
	s.readHeader(j.rows, incidentColumns, "name the columns of the query so")
	s.doubtColumns()
	j.reader = &sheetReader{sheet: s, rows: j.rows}
	j.known = s.known()
	return j, s.faults.listed
}

// Judge judges the next row, of which it keeps nothing but the id.
func (j *Judge) Judge(cells []string) {
	j.rows.cells, j.rows.line = cells, j.rows.line+1
	if isBlank(cells) {
		j.reader.faults.list(problem.BadRow, j.rows.Place(-1), "leave it out", "the row is empty")
	} else if j.reader.next() {
		if x, ok := j.found.read(j.reader, j.known); ok && j.isNew(x.ID) {
			j.reader.doubts(&x, j.found)
			return
		}
	}
	j.ids.append("") // so that a row's number is its place among the ids
}

// isNew takes the id of a row, and lists it where an earlier row has it.
func (j *Judge) isNew(id string) bool {
	first, taken := j.ids.add(id)
	if taken {
		j.reader.faults.add(duplicateID(j.reader.place("id"), id, problem.Place{File: fmt.Sprintf("row %d", first+1)}))
	}
	return !taken
}

// Refuses reports whether more rows have mistakes than are listed, so that further ones need no judging.
func (j *Judge) Refuses() bool { return len(j.reader.faults.listed.Errors()) >= MaxListed }

// Problems returns what is wrong with the rows.
func (j *Judge) Problems() problem.List {
	for _, p := range j.found.strangers {
		j.reader.faults.add(p)
	}
	clear(j.found.strangers)
	j.reader.faults.sort()
	return j.reader.faults.report(j.rows.file)
}

// judged reads the one row that is being judged.
type judged struct {
	file  string
	line  int // of the row, from 1; 0: the columns
	cells []string
}

func (r *judged) Next() ([]string, error) {
	cells := r.cells
	if r.cells = nil; cells == nil {
		return nil, io.EOF
	}
	return cells, nil
}

func (r *judged) Place(int) problem.Place { return problem.Place{File: r.file, Line: r.line} }
