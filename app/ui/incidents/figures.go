//go:build !nogui

package incidents

import (
	"slices"
	"strings"

	"lectern/app/incident"
)

// figuresAsked is by what the table of figures is, whose measure is the desk's amount.
type figuresAsked struct {
	shown         bool
	rows, columns string // columns is "" for a table by one field
	with          string // the statistics beside the figures, with commas; those count that can stand there
	top           int    // how many values of a field stand alone; 0 is all
}

// largest is how many values stand alone where the reader wants the largest only.
const largest = 10

// deskStatistics are those that the desk offers.
var deskStatistics = []string{"share", "change", "rate", "mean", "median"}

// by returns the fields of the table.
func (a figuresAsked) by() []string {
	if a.columns == "" {
		return []string{a.rows}
	}
	return []string{a.rows, a.columns}
}

// statistics returns those that can stand beside the figures of an amount.
func (a figuresAsked) statistics(t *incident.Table, amount incident.Amount) (fit []incident.Statistic) {
	m, err := t.ParseMeasure(measureOf(amount))
	if err != nil {
		return nil
	}
	for _, name := range deskStatistics {
		if st, err := t.ParseStatistics([]string{name}, a.by(), m); err == nil {
			fit = append(fit, st[0])
		}
	}
	return fit
}

// has reports whether a statistic is asked for.
func (a figuresAsked) has(statistic string) bool {
	return slices.Contains(strings.Split(a.with, ","), statistic)
}

// toggled returns what is asked for with a statistic more, or less where it was there.
func (a figuresAsked) toggled(statistic string) figuresAsked {
	var with []string
	for _, s := range deskStatistics {
		if (s == statistic) != a.has(s) {
			with = append(with, s)
		}
	}
	a.with = strings.Join(with, ",")
	return a
}

// breakdown returns what the table of figures shows of an amount: by its rows alone where it is compared.
func (a figuresAsked) breakdown(t *incident.Table, amount incident.Amount, compared bool) (incident.Breakdown, error) {
	m, err := t.ParseMeasure(measureOf(amount))
	b := incident.Breakdown{Measure: m, By: []string{a.rows}, Top: a.top}
	if err != nil || compared {
		return b, err
	}
	b.By = a.by()
	for _, st := range a.statistics(t, amount) {
		if a.has(st.Name) {
			b.With = append(b.With, st)
		}
	}
	return b, nil
}

// measureOf returns the measure of an amount.
func measureOf(a incident.Amount) string {
	if a.IsCount() {
		return "count"
	}
	return "sum " + a.Field
}

// tabulate makes the table of figures of what is shown, unless another one is asked for meanwhile.
func (w *worker) tabulate(q *request, shown incident.Selection, other *comparison) (*incident.Figures, error) {
	b, err := q.figures.breakdown(w.table, q.amount, other != nil)
	if err != nil {
		return nil, err
	}
	if other != nil {
		return w.table.Compare(q.tabulating, b, incident.QuerySide(q.Asked(), shown), other.side)
	}
	return w.table.Break(q.tabulating, b, shown)
}

// firstFields returns by what a table of figures is at first: by the first field that tells incidents apart, and by year, or
// where there is none by month.
func firstFields(t *incident.Table) figuresAsked {
	first := figuresAsked{rows: incident.Months.String(), with: "share,change"}
	for _, f := range t.GroupFields() {
		if f.Name == "admin1" || f.Name == "country" {
			first.rows, first.columns = f.Name, incident.Years.String()
		}
	}
	return first
}
