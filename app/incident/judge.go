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
	reader *sheetReader // lists mistakes
	doubts *sheetReader // lists doubts, so that many don't hide a mistake
	known  []*column
	found  *found
	x      record // the row
	ids    ids
	wrong  int // rows with a mistake
}

// NewJudge returns a judge of rows with some columns. Name names their table in problems, in which the first row is line
// 1; g may be nil. It returns what is wrong with the columns.
func NewJudge(columns []string, name string, g Gazetteer) (*Judge, problem.List) {
	s := newSheet(name)
	j := &Judge{rows: &judged{file: name, cells: columns}, found: &found{rows: NewBuilder(g), strangers: map[string]problem.Problem{}}}
	s.readHeader(j.rows, incidentColumns, "name the columns of the query so")
	s.doubtColumns()
	j.reader, j.doubts = s.reader(j.rows), s.reader(j.rows)
	j.known = s.known()
	return j, s.faults.listed
}

// Judge judges the next row, of which it keeps nothing but the id.
func (j *Judge) Judge(cells []string) {
	j.rows.cells, j.rows.line = cells, j.rows.line+1
	if isBlank(cells) {
		j.reader.faults.list(problem.BadRow, j.rows.Place(-1), "leave it out", "the row is empty")
	} else if j.reader.next() {
		if j.found.read(&j.x, j.reader, j.known) && j.isNew(j.x.ID) {
			j.doubts.doubts(&j.x, j.found)
			return
		}
	}
	j.wrong++
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

// Wrong returns the number of rows with a mistake.
func (j *Judge) Wrong() int { return j.wrong }

// Problems returns what is wrong with the rows: the mistakes or, where there are none, the doubts.
func (j *Judge) Problems() problem.List {
	f := &j.reader.faults
	if j.wrong == 0 {
		f = &j.doubts.faults
		for _, p := range j.found.strangers {
			f.add(p)
		}
		clear(j.found.strangers)
	}
	f.sort()
	if j.wrong == 0 && f.unlisted > 0 {
		f.listed.Add(problem.DoubtfulRow, problem.Place{File: j.rows.file}, "look at these first", "%s more doubts are not listed", Thousands(f.unlisted))
		f.unlisted = 0
	}
	return f.report(j.rows.file)
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
