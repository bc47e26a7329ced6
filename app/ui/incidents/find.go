//go:build !nogui

package incidents

import (
	"sync"

	"lectern/app/incident"
)

// find answers a request; what it shares with the last one is taken from the last result.
func (w *worker) find(q request) *result {
	last := w.last
	out := &result{request: q, answer: last.answer, facets: last.facets, relax: last.relax, meant: last.meant, list: last.list, counts: last.counts, table: last.table, tableFault: last.tableFault}
	same := last.list != nil && sameSet(&q, &last.request)
	if !same {
		answer, err := w.table.Answer(q.Question)
		if err != nil {
			out.fault, out.request.Question = err, last.request.Question
			if last.list == nil { // there is nothing from before
				out.request.Question = incident.Question{Unverified: q.Unverified}
				answer, _ = w.table.Answer(out.request.Question)
			}
			q = out.request
		}
		if err == nil || last.list == nil {
			out.answer = answer
		}
		same = err != nil && last.list != nil
	}
	var rest sync.WaitGroup
	rest.Go(func() { w.findRest(&q, last, out, same) })
	out.picture = w.painter.draw(&q, out.answer.Shown)
	rest.Wait()
	if out.other != nil {
		out.otherPicture = w.painter.draw(&q, out.other.answer.Shown)
	}
	return out
}

// findRest finds what the other views show.
func (w *worker) findRest(q *request, last, out *result, same bool) {
	if !same || q.order != last.request.order || q.amount != last.request.amount { // groups have sums
		out.list = newList(w.table, out.answer.Shown, q.order, q.amount)
	}
	if out.other = last.other; !same || q.amount != last.request.amount || !sameAgainst(q.against, last.request.against) {
		out.other, _ = w.compareWith(q, out.answer.Shown) // what can't be answered isn't compared
	}
	if !same || q.amount != last.request.amount || q.by != last.request.by || q.cumulative != last.request.cumulative || q.unit != last.request.unit || q.axis != last.request.axis || q.width != last.request.width {
		w.line.AllDates, w.line.Shown = out.answer.AllDates, out.answer.Shown
		w.line.Amount, w.line.By, w.line.Cumulative, w.line.Unit, w.line.Axis = q.amount, q.by, q.cumulative, q.unit, q.axis
		out.counts = w.line.Count(q.width)
	}
	if out.otherCounts = nil; out.other != nil {
		w.line.AllDates, w.line.Shown = out.other.answer.Shown, out.other.answer.Shown
		w.line.Amount, w.line.By, w.line.Cumulative, w.line.Unit, w.line.Axis = q.amount, q.by, q.cumulative, q.unit, q.axis
		out.otherCounts = w.line.Count(q.width)
	}
	if q.figures.shown && (!same || out.table == nil || q.figures != last.request.figures || q.amount != last.request.amount || !sameAgainst(q.against, last.request.against)) {
		out.table, out.tableFault = w.tabulate(q, out.answer.Shown, out.other)
	}
	if q.facets && (!same || out.facets == nil) {
		out.facets, _ = w.table.Facets(q.Question, incident.FacetFields...)
	} else if !same {
		out.facets = nil
	}
	if !same {
		out.relax, out.meant = nil, nil
		if out.answer.Totals.Rows == 0 {
			if c, ok := w.table.Correct(q.Question); ok {
				out.meant = &c
			}
			out.relax = w.table.Relax(q.Question)
		}
	}
}
