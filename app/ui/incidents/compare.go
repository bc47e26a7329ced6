//go:build !nogui

package incidents

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// comparing is with what the incidents that are shown are compared.
type comparing uint8

const (
	withNothing comparing = iota
	withTimeBefore
	withYearBefore
	withQuery
)

// compared is with what the incidents that are shown are compared, and the query of withQuery.
type compared struct {
	with  comparing
	query string
}

// against returns the question whose answer stands beside what is shown, or nil where nothing is compared, or where what is
// shown has no days before which there could be others.
func (d *Desk) against() *incident.Question {
	q, ok := d.question(), false
	switch d.asked.compared.with {
	case withTimeBefore:
		q, ok = q.Before()
	case withYearBefore:
		q, ok = q.YearsBefore(1)
	case withQuery:
		var err error
		q.Query, err = d.brief.Incidents.Parse(d.asked.compared.query)
		if ok = err == nil; ok && q.Query.Days() != (incident.Span{First: incident.Earliest, Last: incident.Latest}) {
			q.Days = nil // it has days of its own
		}
	}
	if !ok {
		return nil
	}
	q.Unverified = d.asked.unverified
	return &q
}

// offered is what a reader may compare with.
type offered struct {
	words string
	compared
}

// offers returns what the incidents that are shown can be compared with.
func (d *Desk) offers() []offered {
	var out []offered
	q := d.question()
	add := func(before string, with comparing, other incident.Question, ok bool) {
		if ok {
			out = append(out, offered{before + ": " + other.Asked().Words(), compared{with: with}})
		}
	}
	other, ok := q.Before()
	add("The time before", withTimeBefore, other, ok)
	if year, ok := q.YearsBefore(1); ok && year.Asked().String() != other.Asked().String() {
		add("A year earlier", withYearBefore, year, ok)
	}
	for _, v := range d.brief.Views {
		if !d.shows(v) && v.Query != "" {
			out = append(out, offered{viewWords(v), compared{withQuery, v.Query}})
		}
	}
	return out
}

// Compare asks with what the incidents that are shown are to be compared, or stops comparing.
func (d *Desk) Compare() {
	if d.asked.compared.with != withNothing {
		d.compare(compared{})
		return
	}
	offers := d.offers()
	var words []string
	for _, o := range offers {
		words = append(words, o.words)
	}
	choice, query := kit.NewChoice(d.window, words), kit.NewField(d.window, "a query, such as date:2021 country:Iran")
	content, first := container.NewVBox(), fyne.Focusable(query)
	if len(offers) > 0 {
		content.Add(choice)
		first = choice
	}
	fault, say := kit.NewFault(d.window, query)
	content.Add(container.NewGridWrap(fieldSize, query))
	content.Add(fault)
	content.Add(widget.NewLabel("Days brushed on the timeline count for both, unless the query has its own."))
	d.window.Open(kit.DialogSetting{
		Title: "Compare what is shown with", Content: content, First: first, Action: "Compare",
		Check: func() bool {
			q, err := d.brief.Incidents.Parse(query.Text)
			switch {
			case err != nil:
				say(faultWords(faultOf(err)))
			case q.IsAll() && len(offers) == 0:
				say("Write a query.")
			default:
				return true
			}
			return false
		},
		Do: func() {
			if query.Text != "" {
				d.compare(compared{withQuery, query.Text})
				return
			}
			d.compare(offers[choice.Selected()].compared)
		},
	})
}

// compare shows other incidents beside those that are shown.
func (d *Desk) compare(c compared) {
	d.leave()
	d.asked.compared = c
	d.Box.Refresh()
	d.ask()
}

// showComparison shows what is compared in a result, or that nothing is.
func (d *Desk) showComparison(r *result) {
	d.other.show(r.otherPicture)
	if on := r.other != nil; on != d.sides.Visible() {
		d.other.box.Hidden, d.sides.Hidden = !on, !on
		d.Box.Refresh()
	}
	d.sides.Refresh()
}

// comparison is what stands beside what is shown.
type comparison struct {
	question incident.Question
	answer   incident.Answer
	side     incident.Side
	words    string // how much what is shown is above it, in words
}

// compareWith answers the question beside that of a request.
func (w *worker) compareWith(q *request, shown incident.Selection) (*comparison, error) {
	if q.against == nil {
		return nil, nil
	}
	answer, err := w.table.Answer(*q.against)
	if err != nil {
		return nil, err
	}
	out := &comparison{question: *q.against, answer: answer, side: incident.QuerySide(q.against.Asked(), answer.Shown)}
	m, err := w.table.ParseMeasure(measureOf(q.amount))
	if err != nil {
		return nil, err
	}
	f, err := w.table.Compare(context.Background(), incident.Breakdown{Measure: m}, incident.QuerySide(q.Question.Asked(), shown), out.side)
	if err != nil {
		return nil, err
	}
	out.words = f.Cell(1, 3).Words
	if change := f.Cell(1, 4).Words; change != "\u2013" {
		out.words += ", or " + change
	}
	return out, nil
}
