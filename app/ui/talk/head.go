//go:build !nogui

package talk

import (
	"fmt"
	"time"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/ui/kit"
)

// head draws the clock, how long the talk has been going and has left, its pace, where it is, and the End button.
func (p *presenter) head(g *kit.Painter) {
	pal, t := g.Palette, p.talk
	g.Rect(draw.Rect{Y: 55, W: g.W, H: 1}, pal.Rule)
	now := t.clockNow()
	gone := t.clock.elapsed(now)
	length := t.plan.length(t.decks.Window, now, gone)
	plan := t.plan.schedule(t.decks.Window, length)
	x := g.Label(g.SansBold, now.Format("15:04"), 24, 37, 28, pal.Ink) + 36
	pair := func(name, value string, ink draw.Ink) {
		g.Label(g.Sans, name, x, 20, 13, pal.Ink2)
		end := max(g.Label(g.SansBold, value, x, 41, 17, ink), x+g.Width(g.Sans, name, 13))
		x = max(end, x+60) + 28
	}
	elapsed := "Elapsed"
	if t.clock.paused() {
		elapsed = "Paused at"
	}
	pair(elapsed, TimeWords(gone), pal.Ink)
	if length > 0 {
		p.pace(pair, pal, length, gone, plan)
	}
	pair("Slide", p.slideWords(), pal.Ink)
	if t.rehearses {
		pair("Rehearsal", TimeWords(t.timeHere(gone))+" here", pal.Accent)
	}
	if words := t.screenWords(); words != "" {
		pair("Screen", words, pal.Caution)
	}
	mark := figure.WindowMark(g.Canvas, g.Shaper, t.Brief().Marking, draw.Point{X: g.W - 24, Y: 18}, pal)
	end := draw.Rect{X: mark - 24 - 56, Y: 14, W: 56, H: 28}
	g.Button(end, "End", kit.NoIcon, false, t.End)
	p.rail(g, draw.Rect{X: x, Y: 22, W: end.X - 32 - x, H: 16}, plan, gone)
}

// pace tells what is left of a length, and how the talk stands to its schedule.
func (p *presenter) pace(pair func(string, string, draw.Ink), pal *draw.Palette, length, gone time.Duration, plan []time.Duration) {
	left, ink := length-gone, pal.Ink
	if left < 0 {
		ink = pal.Caution
	}
	name := fmt.Sprintf("Left of %d min", int(length.Minutes()+0.5))
	if p.talk.plan.Length == 0 && !p.talk.plan.Until.IsZero() {
		name = "Left until " + p.talk.plan.Until.Format("15:04")
	}
	pair(name, TimeWords(left), ink)
	if p.talk.aside() {
		return
	}
	by := late(plan, p.talk.now.slide, gone)
	ink = pal.Ink
	switch {
	case by > onTime:
		ink = pal.Caution
	case by < -onTime:
		ink = pal.Accent
	}
	pair("Pace", paceWords(by), ink)
}

// slideWords returns the number of the speaker's slide, with how many there are.
func (p *presenter) slideWords() string {
	t := p.talk
	if t.aside() {
		return t.numberOf(t.now.slide)
	}
	return fmt.Sprintf("%d of %d", t.now.slide+1, t.decks.Window.Count())
}

// screenWords says what the audience sees instead of the speaker's slide, or "".
func (t *Talk) screenWords() string {
	switch wall := t.onWall(); {
	case wall.cover == black:
		return "black"
	case wall.cover == white:
		return "white"
	case t.frozen != nil:
		return "frozen"
	}
	return ""
}

// rail draws a bar for each slide of the talk, with a gap between sections and a tick where the schedule is now. A click
// goes to the slide.
func (p *presenter) rail(g *kit.Painter, r draw.Rect, plan []time.Duration, gone time.Duration) {
	pal, t := g.Palette, p.talk
	slides := t.decks.Window.Slides[:t.decks.Window.Count()]
	const between = 8 // sections
	sections := 0
	for n := 1; n < len(slides); n++ {
		if slides[n].Section != slides[n-1].Section {
			sections++
		}
	}
	w := min(34, (r.W-float32(sections*between))/float32(len(slides)))
	if w < 4 {
		return
	}
	tick := float32(-1)
	if len(plan) > 0 {
		tick = due(plan, gone)
	}
	at := t.now.slide
	if t.aside() {
		at = t.back().slide
	}
	x := r.X
	for n, s := range slides {
		if n > 0 && s.Section != slides[n-1].Section {
			x += between
		}
		ink := pal.Rule
		switch {
		case n < at:
			ink = pal.Accent
		case n == at:
			ink = pal.Ink
		}
		g.Rect(draw.Rect{X: x, Y: r.Y + 4, W: w - min(3, w/4), H: 8}, ink)
		if g.HotSpot(draw.Rect{X: x, Y: r.Y - 6, W: w, H: 28}, s.Title, func() { t.jump(n) }) {
			g.Rect(draw.Rect{X: x, Y: r.Y + 2, W: w - min(3, w/4), H: 12}, pal.Ink2)
		}
		if part := tick - float32(n); part >= 0 && part < 1 {
			g.Rect(draw.Rect{X: x + part*w, Y: r.Y - 2, W: 2, H: 20}, pal.Caution)
		}
		x += w
	}
}
