//go:build !nogui

package incidents

import (
	"context"
	"errors"
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// request is everything that decides what the views of the desk show.
type request struct {
	number int // of the request, counting up
	incident.Question
	against    *incident.Question // whose answer stands beside; nil: none
	facets     bool
	order      listOrder
	amount     incident.Amount
	fill       filling
	periods    []incident.Day // that a shaded map shows one after the other while it plays, as figure.Periods has them
	colour     string
	layers     []*brief.Layer
	by         string // the field that the timeline is stacked by
	cumulative bool
	unit       string // of time of the timeline's bars; "" is what fits
	log        bool   // the timeline's axis is logarithmic
	figures    figuresAsked
	tabulating context.Context // done when its table of figures is no longer asked for
	axis       incident.Span
	width      float32 // of the timeline's plot
	proj       atlas.Projection
	view       atlas.View // in proj
	scale      float32
	selected   []incident.Row
	listed     *figure.ShadedPlace // of a shaded map, the one whose incidents a card lists; nil: none
	key        bool                // whether the legend is shown even where it has little room
	palette    *draw.Palette
}

// result is the answer to a request. The worker makes it, after which it doesn't change.
type result struct {
	request request
	answer  incident.Answer
	fault   error // why the question can't be answered; the rest then answers the question before it
	facets  []incident.Facet
	relax   []incident.Relaxation // where nothing is found: the terms to remove
	lacking string                // where nothing is found: what the query asks for and no incident has, as a clause
	meant   *incident.Correction  // where nothing is found: the query probably meant, if any
	list    *list
	counts  *figure.Counts
	table   *incident.Figures // where it is asked for
	picture picture

	other        *comparison // with what it is compared, or nil
	otherCounts  *figure.Counts
	otherPicture picture

	tableFault error // why there is no table
}

// sameSet reports whether two questions find the same incidents, or there is neither.
func sameSet(a, b *incident.Question) bool {
	if a == nil || b == nil {
		return a == b
	}
	days := a.Days == b.Days || a.Days != nil && b.Days != nil && *a.Days == *b.Days
	return days && a.Unverified == b.Unverified && a.Surely == b.Surely && a.Query.String() == b.Query.String()
}

// setChart has a timeline count and draw incidents as a request asks.
func (q *request) setChart(c *figure.Timeline, allDates, shown incident.Selection) {
	c.AllDates, c.Shown = allDates, shown
	c.Amount, c.By, c.Cumulative, c.Unit, c.Log, c.Axis = q.amount, q.by, q.cumulative, q.unit, q.log, q.axis
}

// faultOf returns what is wrong with a question, with its column.
func faultOf(err error) *incident.SyntaxError {
	var fault *incident.SyntaxError
	if err != nil && !errors.As(err, &fault) {
		fault = &incident.SyntaxError{Column: 1, What: err.Error()}
	}
	return fault
}

// faultWords returns in words what is wrong with a question and what to do.
func faultWords(fault *incident.SyntaxError) string {
	words := incident.Capital(fault.What)
	if fault.Hint != "" {
		words += ": " + fault.Hint
	}
	if strings.HasSuffix(words, "?") {
		return words
	}
	return words + "."
}
