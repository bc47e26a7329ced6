//go:build !nogui

package ui

import (
	"errors"
	"image"
	"math"
	"strings"
	"sync"

	"fyne.io/fyne/v2"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/figure"
	"lectern/app/incident"
)

// deskAsk is everything that the views of the incident desk are to show.
type deskAsk struct {
	incident.Question
	facets   bool
	order    listOrder
	amount   incident.Amount
	by       string // the field that the timeline is stacked by
	sumUp    bool
	axis     incident.Span
	width    float32 // of the timeline's plot
	view     atlas.View
	scale    float32
	selected []incident.Row
	key      bool // the legend is asked for where it has little room
	palette  *draw.Palette
}

// deskAnswer is what came of it. It is made by one worker and then only read.
type deskAnswer struct {
	ask    deskAsk
	answer incident.Answer
	fault  error // the question can't be answered: the rest is that of the one before
	facets []incident.Facet
	loosen []incident.Relaxation // where nothing is found
	meant  *incident.Correction  // there, if a value was probably mistyped
	list   *deskList
	counts *figure.Counts
	drawn  picture
}

// picture is a drawn map: the ground with margins, and what stands still above it.
type picture struct {
	ground, furniture *image.RGBA
	view              atlas.View // of the ground
	scale             float32
	gathered          figure.Gathering // relative to the ground's corner
	beyond            int              // incidents outside the window's part
	keyHidden         bool             // the legend has no room
}

const mapMargin = 0.22 // of the view, on each side

// asker answers on a goroutine of its own, always the newest question, and hands everything over at
// once: map, list, timeline and facets never show different sets.
type asker struct {
	table *incident.Table
	fig   *figure.Map
	line  *figure.Timeline
	jobs  chan deskAsk
	show  func(*deskAnswer) // on Fyne's goroutine
	last  *deskAnswer
	c     *raster.Canvas
	spare []picture
	land  land
}

// land is what lies below the incidents; playing and brushing draw on it anew.
type land struct {
	img     *image.RGBA
	view    atlas.View
	scale   float32
	palette *draw.Palette
}

func newAsker(t *incident.Table, proj atlas.Projection, options atlas.Options, show func(*deskAnswer)) *asker {
	a := &asker{table: t, jobs: make(chan deskAsk, 1), show: show, c: raster.New(), last: &deskAnswer{}}
	start := sync.OnceFunc(func() {
		a.fig = figure.NewMap(t, t.All(), proj, options, figure.Screen)
		a.fig.Bare = true
		a.line = figure.NewTimeline(t, t.All(), t.All(), 0, figure.Screen)
	})
	if !drawsAhead {
		start()
		return a
	}
	jobs := a.jobs
	go func() {
		start()
		for ask := range jobs {
			next := a.find(ask)
			old := a.last.drawn
			a.last = next
			done := make(chan bool, 1)
			fyne.Do(func() {
				if a.jobs != nil { // else its desk is gone
					a.show(next)
				}
				done <- true
			})
			<-done
			if old.ground != nil {
				a.spare = append(a.spare, old)
			}
		}
	}()
	return a
}

// ask replaces any question that waits.
func (a *asker) ask(q deskAsk) {
	if a.jobs == nil {
		return
	}
	if !drawsAhead {
		a.last = a.find(q)
		a.show(a.last)
		return
	}
	select {
	case <-a.jobs:
	default:
	}
	a.jobs <- q
}

// stop ends the worker.
func (a *asker) stop() {
	select { // nobody waits for the last answer
	case <-a.jobs:
	default:
	}
	close(a.jobs)
	a.jobs = nil
}

// sameSet reports whether two questions find the same incidents.
func sameSet(a, b *deskAsk) bool {
	days := a.Days == b.Days || a.Days != nil && b.Days != nil && *a.Days == *b.Days
	return days && a.Unverified == b.Unverified && a.Query.String() == b.Query.String()
}

// find answers, and makes anew only what the question changes.
func (a *asker) find(q deskAsk) *deskAnswer {
	last := a.last
	out := &deskAnswer{ask: q, answer: last.answer, facets: last.facets, loosen: last.loosen, meant: last.meant, list: last.list, counts: last.counts}
	same := last.list != nil && sameSet(&q, &last.ask)
	if !same {
		answer, err := a.table.Answer(q.Question)
		if err != nil {
			out.fault, out.ask.Question = err, last.ask.Question
			if last.list == nil { // there is nothing from before
				out.ask.Question = incident.Question{Unverified: q.Unverified}
				answer, _ = a.table.Answer(out.ask.Question)
			}
			q = out.ask
		}
		if err == nil || last.list == nil {
			out.answer = answer
		}
		same = err != nil && last.list != nil
	}
	var beside sync.WaitGroup
	beside.Go(func() { a.findBeside(&q, last, out, same) })
	out.drawn = a.draw(&q, out.answer.Shown)
	beside.Wait()
	return out
}

// findBeside makes what stands beside the map.
func (a *asker) findBeside(q *deskAsk, last, out *deskAnswer, same bool) {
	if !same || q.order != last.ask.order || q.amount != last.ask.amount { // groups have sums
		out.list = newDeskList(a.table, out.answer.Shown, q.order, q.amount)
	}
	if !same || q.amount != last.ask.amount || q.by != last.ask.by || q.sumUp != last.ask.sumUp || q.axis != last.ask.axis || q.width != last.ask.width {
		a.line.Ground, a.line.Shown = out.answer.Ground, out.answer.Shown
		a.line.Amount, a.line.By, a.line.Cumulative, a.line.Axis = q.amount, q.by, q.sumUp, q.axis
		out.counts = a.line.Count(q.width)
	}
	if q.facets && (!same || out.facets == nil) {
		out.facets, _ = a.table.Facets(q.Question, incident.FacetFields...)
	} else if !same {
		out.facets = nil
	}
	if !same {
		out.loosen, out.meant = nil, nil
		if out.answer.Totals.Rows == 0 {
			if c, ok := a.table.Correct(q.Question); ok {
				out.meant = &c
			}
			out.loosen = a.table.Relax(q.Question)
		}
	}
}

// draw draws the map larger than its view, so that it can be moved before the next is there.
func (a *asker) draw(q *deskAsk, shown incident.Selection) picture {
	var p picture
	if n := len(a.spare); n > 0 {
		p, a.spare = a.spare[n-1], a.spare[:n-1]
	}
	big := q.view
	big.W, big.H = q.view.W*(1+2*mapMargin), q.view.H*(1+2*mapMargin)
	p.ground = sized(p.ground, big.W*q.scale, big.H*q.scale)
	p.furniture = sized(p.furniture, q.view.W*q.scale, q.view.H*q.scale)
	clear(p.furniture.Pix)
	a.fig.Selection, a.fig.Selected, a.fig.Amount = shown, q.selected, q.amount
	a.fig.View, a.fig.Seen, a.fig.Key = big, q.view, q.key
	a.drawLand(p.ground, big, q)
	a.c.Target(p.ground, q.scale, draw.Point{})
	a.fig.Above(a.c, q.palette)
	p.gathered, p.view, p.scale, p.beyond = a.fig.Gathered().Clone(), a.fig.View, q.scale, a.fig.Gathered().Beyond
	a.c.Target(p.furniture, q.scale, draw.Point{})
	a.fig.Furniture(a.c, draw.Rect{W: q.view.W, H: q.view.H}, q.palette)
	p.keyHidden = a.fig.Hidden
	return p
}

// drawLand draws the land of a view, or copies it.
func (a *asker) drawLand(on *image.RGBA, view atlas.View, q *deskAsk) {
	l := &a.land
	if l.img == nil || l.img.Rect != on.Rect || l.view != view || l.scale != q.scale || l.palette != q.palette {
		*l = land{sized(l.img, view.W*q.scale, view.H*q.scale), view, q.scale, q.palette}
		a.c.Target(l.img, q.scale, draw.Point{})
		a.fig.Land(a.c, q.palette)
	}
	copy(on.Pix, l.img.Pix)
}

// sized is an image of a size, the old one where it fits.
func sized(img *image.RGBA, w, h float32) *image.RGBA {
	x, y := max(1, int(math.Round(float64(w)))), max(1, int(math.Round(float64(h))))
	if img != nil && img.Rect.Dx() == x && img.Rect.Dy() == y {
		return img
	}
	return image.NewRGBA(image.Rect(0, 0, x, y))
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
