//go:build !nogui

package incidents

import (
	"cmp"

	"lectern/app/incident"
)

// figuresAsked is by what the table of figures is, whose measure is the desk's amount.
type figuresAsked struct {
	shown         bool
	rows, columns string // columns is "" for a table by one field
}

// breakdown returns what the table of figures shows of an amount.
func (a figuresAsked) breakdown(t *incident.Table, amount incident.Amount) (incident.Breakdown, error) {
	m, err := t.ParseMeasure(measureOf(amount))
	b := incident.Breakdown{Measure: m, By: []string{a.rows}}
	if a.columns != "" {
		b.By = append(b.By, a.columns)
		return b, err
	}
	if share, err := t.ParseStatistic("share", a.rows, m); err == nil {
		b.With = append(b.With, share)
	}
	if change, err := t.ParseStatistic("change", a.rows, m); err == nil { // of time alone
		b.With = append(b.With, change)
	}
	return b, err
}

// measureOf returns the measure of an amount.
func measureOf(a incident.Amount) string {
	if a.IsCount() {
		return "count"
	}
	return "sum " + a.Field
}

// tabulate makes the table of figures of what is shown, by its rows alone where it is compared.
func (w *worker) tabulate(q *request, shown incident.Selection, other *comparison) (*incident.Figures, error) {
	b, err := q.figures.breakdown(w.table, q.amount)
	if err != nil {
		return nil, err
	}
	if other != nil {
		b.By, b.With = b.By[:1], nil
		return w.table.Compare(b, incident.QuerySide(q.Asked(), shown), other.side)
	}
	return w.table.Break(b, shown)
}

// firstFields returns by what a table of figures is at first: by the first field that tells incidents apart, and by year.
func firstFields(t *incident.Table) figuresAsked {
	rows := ""
	for _, f := range t.GroupFields() {
		if f.Name == "admin1" || f.Name == "country" {
			rows = f.Name
		}
	}
	return figuresAsked{rows: cmp.Or(rows, incident.Months.String()), columns: incident.Years.String()}
}
