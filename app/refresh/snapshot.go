package refresh

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"time"

	"lectern/app/incident"
	"lectern/app/problem"
)

// A snapshot is the file of incidents while it is written.
type snapshot struct {
	plan  *Plan
	in    *session
	old   *incident.RowComparer
	judge *incident.Judge
	tell  func(rows, before int)
	told  time.Time // when that was called last
	rows  int
	size  int64 // in bytes
	found problem.List
}

// errWriting marks what went wrong with the file, not with the database.
var errWriting = errors.New("the file can't be written")

// checkColumns returns an error where the columns of the query can't be those of incidents.
func (s *snapshot) checkColumns() error {
	switch n := len(s.in.columns); {
	case n == 0:
		return problem.New(problem.BadQuery, s.plan.at, "the query gives no columns", "name those of incidents.csv")
	case n > incident.MaxColumns:
		return problem.New(problem.BadQuery, s.plan.at, fmt.Sprintf("the query gives %s columns, and a file of incidents has %d at most", incident.Thousands(n), incident.MaxColumns), "name those that the brief needs")
	}
	s.judge, s.found = incident.NewJudge(s.in.columns, rowName, s.plan.gazetteer)
	s.old.SetColumns(s.in.columns)
	if len(s.found.Errors()) > 0 {
		return s.located(s.found)
	}
	return nil
}

// rowName stands for the query in the places of problems, until located gives them.
const rowName = "query"

// located returns problems with the place of the query and the numbers of its rows.
func (s *snapshot) located(all problem.List) problem.List {
	var out problem.List
	for _, p := range all {
		if p.Line > 0 {
			p.What = fmt.Sprintf("row %s of the query: %s", incident.Thousands(p.Line), p.What)
		}
		p.Place = s.plan.at
		out = append(out, p)
	}
	return out
}

// write writes all rows of the query as CSV, unless one of them couldn't be read again.
func (s *snapshot) write(ctx context.Context, w io.Writer) error {
	counted := &counter{to: w, n: &s.size}
	buffer := bufio.NewWriterSize(counted, 1<<20)
	out := csv.NewWriter(buffer)
	record := make([]string, len(s.in.columns))
	put := func(cells []string) error {
		for i, cell := range cells {
			record[i] = incident.EscapeFormula(cell)
		}
		return out.Write(record)
	}
	err := put(s.in.columns)
	if err == nil {
		err = s.in.each(ctx, func(cells []string) error { return s.take(cells, put) }, s.progress)
	}
	if err == nil {
		out.Flush()
		err = errors.Join(out.Error(), buffer.Flush())
	}
	return s.end(ctx, err, counted.failed)
}

// take judges a row, writes it, and compares it with the old one.
func (s *snapshot) take(cells []string, put func([]string) error) error {
	s.rows++
	s.judge.Judge(cells)
	switch {
	case s.judge.Wrong() >= incident.MaxListed:
		return errEnough
	case s.judge.Wrong() > 0:
		return nil // nothing is kept of them any more, and the rest is only judged
	case s.size > incident.MaxFileBytes:
		return errTooMany
	}
	if err := put(cells); err != nil {
		return err
	}
	return s.old.Compare(cells)
}

var errTooMany = errors.New("too many rows")

// often is how long lies between two words on progress: more would take the time that the work needs.
const often = 100 * time.Millisecond

func (s *snapshot) progress() {
	if now := time.Now(); s.tell != nil && now.Sub(s.told) >= often {
		s.told = now
		s.tell(s.rows, s.old.Before())
	}
}

// end returns why the file isn't to be kept, or nil.
func (s *snapshot) end(ctx context.Context, err, failed error) error {
	var value *rowError
	at := func(kind problem.Kind, what, hint string) error {
		return problem.List{problem.New(kind, s.plan.at, what, hint)}
	}
	switch problems := s.located(s.judge.Problems()); {
	case ctx.Err() != nil:
		return ctx.Err()
	case failed != nil:
		return errors.Join(errWriting, failed)
	case len(problems.Errors()) > 0:
		return problems
	case errors.As(err, &value):
		return at(problem.BadRow, fmt.Sprintf("row %s of the query: %s", incident.Thousands(value.row), value.err), "")
	case errors.Is(err, errTooMany):
		return at(problem.TooLarge, fmt.Sprintf("the rows fill more than 1 GB after %s of them", incident.Thousands(s.rows)), "ask for less by the query's WHERE")
	case err != nil:
		return s.plan.refused(ctx, err)
	case s.rows == 0:
		return at(problem.BadQuery, "the query finds no incident, and the file stays as it is", "see whether its WHERE is right and whether the user may see the rows")
	default:
		s.found = append(s.located(s.found), problems...)
	}
	return nil
}

// A counter counts what is written, and keeps why it can't be.
type counter struct {
	to     io.Writer
	n      *int64
	failed error
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	*c.n += int64(n)
	c.failed = err
	return n, err
}
