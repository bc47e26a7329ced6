//go:build !nogui

package incidents

import (
	"errors"
	"strings"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// request is everything that the views of the desk are to show.
type request struct {
	number int // counts the requests
	incident.Question
	facets     bool
	order      listOrder
	amount     incident.Amount
	by         string // the field that the timeline is stacked by
	cumulative bool
	axis       incident.Span
	width      float32 // of the timeline's plot
	view       atlas.View
	scale      float32
	selected   []incident.Row
	key        bool // the legend is asked for where it has little room
	palette    *draw.Palette
}

// result is what came of a request. The worker makes it, and then it is only read.
type result struct {
	request request
	answer  incident.Answer
	fault   error // the question can't be answered: the rest is that of the one before
	facets  []incident.Facet
	relax   []incident.Relaxation // where nothing is found
	meant   *incident.Correction  // there, if a value was probably mistyped
	list    *list
	counts  *figure.Counts
	picture picture
}

// sameSet reports whether two questions find the same incidents.
func sameSet(a, b *request) bool {
	days := a.Days == b.Days || a.Days != nil && b.Days != nil && *a.Days == *b.Days
	return days && a.Unverified == b.Unverified && a.Query.String() == b.Query.String()
}

// faultOf is what is wrong with a question, with its column.
func faultOf(err error) *incident.SyntaxError {
	var fault *incident.SyntaxError
	if err != nil && !errors.As(err, &fault) {
		fault = &incident.SyntaxError{Column: 1, What: err.Error()}
	}
	return fault
}

// faultWords say what is wrong with a question, and what to do.
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
