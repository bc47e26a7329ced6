//go:build !nogui

package incidents

import (
	"context"
	"errors"
	"sync"

	"lectern/app/figure"
	"lectern/app/incident"
)

// find answers a request; what it shares with the last one is taken from the last result.
func (w *worker) find(q request) *result {
	last := w.last
	out := &result{request: q, answer: last.answer, facets: last.facets, relax: last.relax, meant: last.meant, lacking: last.lacking, list: last.list, counts: last.counts, other: last.other, otherCounts: last.otherCounts, table: last.table, tableFault: last.tableFault}
	same := last.list != nil && sameSet(&q.Question, &last.request.Question)
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
	sidesDiffer := !same || q.amount != last.request.amount || !sameSet(q.against, last.request.against)
	if sidesDiffer {
		out.other, _ = w.compareWith(&q, out.answer.Shown) // what can't be answered isn't compared
	}
	var rest sync.WaitGroup
	rest.Go(func() { w.findRest(&q, last, out, same, sidesDiffer) })
	w.painter.play(out.answer.AllDates, q.periods)
	if out.other == nil {
		out.picture = w.painter.draw(&q, out.answer.Shown, nil, false)
	} else {
		out.picture = w.painter.draw(&q, out.answer.Shown, &out.other.answer.Shown, false)
	}
	rest.Wait()
	if out.other != nil {
		out.otherPicture = w.painter.draw(&q, out.other.answer.Shown, &out.answer.Shown, true)
	}
	return out
}

// findRest finds what the other views show.
func (w *worker) findRest(q *request, last, out *result, same, sidesDiffer bool) {
	if !same || q.order != last.request.order || q.amount != last.request.amount { // groups have sums
		out.list = newList(w.table, out.answer.Shown, q.order, q.amount)
	}
	barsDiffer := !same || q.amount != last.request.amount || q.by != last.request.by || q.cumulative != last.request.cumulative || q.unit != last.request.unit || q.axis != last.request.axis || q.width != last.request.width
	if barsDiffer {
		out.counts = w.count(q, out.answer.AllDates, out.answer.Shown)
	}
	if out.other == nil {
		out.otherCounts = nil
	} else if sidesDiffer || barsDiffer {
		out.otherCounts = w.count(q, out.other.answer.AllDates, out.other.answer.Shown)
	}
	if q.figures.shown && (sidesDiffer || q.figures != last.request.figures) {
		out.table, out.tableFault = w.tabulate(q, out.answer.Shown, out.other)
		if errors.Is(out.tableFault, context.Canceled) { // it is made anew if it is asked for again
			out.tableFault, out.request.figures = nil, figuresAsked{}
		}
	}
	if q.facets && (!same || out.facets == nil) {
		out.facets, _ = w.table.Facets(q.Question, out.answer.Shown, incident.FacetFields...)
	} else if !same {
		out.facets = nil
	}
	if !same {
		out.relax, out.meant, out.lacking = nil, nil, ""
		if out.answer.Totals.Rows == 0 {
			if c, ok := w.table.Correct(q.Question); ok {
				out.meant = &c
			}
			out.lacking, out.relax = w.table.Lacking(q.Question.Query), w.table.Relax(q.Question)
		}
	}
}

// count counts the bars of the timeline for some incidents.
func (w *worker) count(q *request, allDates, shown incident.Selection) *figure.Counts {
	q.setChart(w.line, allDates, shown)
	return w.line.Count(q.width)
}
