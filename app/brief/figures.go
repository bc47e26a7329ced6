package brief

import (
	"context"

	"lectern/app/incident"
	"lectern/app/problem"
)

// Figures computes a table of figures of a selection. For an error, check has a problem.
func (b *Brief) Figures(d *Drawing, s incident.Selection) (*incident.Figures, error) {
	f, _, err := b.tabulate(d, s)
	return f, err
}

// tabulate is Figures; at is where a column of an error is in brief.md.
func (b *Brief) tabulate(d *Drawing, s incident.Selection) (f *incident.Figures, at func(column int) problem.Place, err error) {
	compared := b.Compared(d)
	m, err := b.Incidents.ParseMeasure(d.Measured())
	if err != nil {
		return nil, d.measureAt, err
	}
	one := func(at problem.Place) func(int) problem.Place { return func(int) problem.Place { return at } }
	by := one(d.byAt)
	if d.By == "" {
		by = one(d.At)
	}
	if compared != "" && len(d.With) > 0 {
		return nil, one(d.withAt), &incident.SyntaxError{Column: 1, What: "statistics (“with”) stand beside the figures of one query, not of two that are compared", Hint: "take out “with”, or what it is compared with"}
	}
	asked := incident.Breakdown{Measure: m, By: d.Fields(), Top: d.Top}
	if compared != "" && d.By == "" {
		asked.By = nil
	}
	if most := b.mostFields(d); len(asked.By) > most {
		return nil, by, &incident.SyntaxError{Column: 1, What: "a table of figures is by one field or two, and by one if it has “compare”", Hint: "take fields out of “by”"}
	}
	if asked.With, err = b.Incidents.ParseStatistics(d.With, asked.By, m); err != nil {
		return nil, one(d.withAt), err
	}
	if compared == "" {
		f, err = b.Incidents.Break(context.Background(), asked, s)
		return f, by, err
	}
	second, err := b.side(compared)
	if err != nil {
		return nil, b.comparedAt(d), err
	}
	first, err := b.side(b.DrawingQuery(d))
	if err != nil {
		return nil, one(d.At), err
	}
	f, err = b.Incidents.Compare(context.Background(), asked, first, second)
	return f, by, err
}

// mostFields returns by how many fields a table of figures may be.
func (b *Brief) mostFields(d *Drawing) int {
	if b.Compared(d) != "" {
		return 1
	}
	return 2
}

// side returns what a query of the brief selects, to be compared.
func (b *Brief) side(query string) (incident.Side, error) {
	q, err := b.Incidents.Parse(query)
	if err != nil {
		return incident.Side{}, err
	}
	s, err := b.Select(query)
	return incident.QuerySide(q, s), err
}

// comparedAt returns where a column of the query that a table compares with is in brief.md.
func (b *Brief) comparedAt(d *Drawing) func(column int) problem.Place {
	if d.Compare != "" {
		return d.compareAt
	}
	return func(int) problem.Place { return d.viewAt }
}
