//go:build !nogui

package ui

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// panel shows beside the text, or over the list of incidents, what these lead to: a source, an
// incident, a note, an address.
type panel struct {
	desk   *desk
	box    *fyne.Container
	head   *surface
	page   *page
	foot   *surface
	rule   *canvas.Rectangle
	title  string
	blocks func(c *compose.Composer) []typeset.Block
	copies []copyAction
	setter *typeset.Setter
	again  func()
	close  func()
	keys   string // what the keyboard does while it is open
}

// copyAction is a button that copies something.
type copyAction struct{ words, text string }

func newPanel(d *desk, close func(), keys string) *panel {
	p := &panel{desk: d, setter: typeset.NewSetter(), close: close, keys: keys}
	p.head = newSurface(d.look, fyne.NewSize(100, 46), p.paintHead)
	p.foot = newSurface(d.look, fyne.NewSize(100, 86), p.paintFoot)
	p.page = newPage(d.look, p.set)
	p.page.padTop, p.page.padBottom = 20, 24
	p.page.ground = func(p *draw.Palette) draw.Ink { return p.Desk }
	p.page.onLink = d.follow
	p.rule = canvas.NewRectangle(d.look.palette().Rule)
	p.box = container.New(panelLayout{}, p.head, clipped(p.page), p.foot, p.rule)
	return p
}

// panelLayout stacks head, page and foot, with a hairline at the left of all.
type panelLayout struct{}

func (panelLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 200) }

func (panelLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	head, foot := o[0].MinSize().Height, o[2].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, head))
	o[1].Move(fyne.NewPos(0, head))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-head-foot))
	o[2].Move(fyne.NewPos(0, s.Height-foot))
	o[2].Resize(fyne.NewSize(s.Width, foot))
	o[3].Resize(fyne.NewSize(1, s.Height))
}

func (p *panel) paintHead(g *ground) {
	g.rect(draw.Rect{Y: g.h - 1, W: g.w, H: 1}, g.p.Rule)
	end := g.text(faces().SansBold, p.title, 24, 30, 14, g.p.Accent)
	g.rect(draw.Rect{X: 24, Y: g.h - 3, W: end - 24, H: 3}, g.p.Accent)
	r := draw.Rect{X: g.w - 44, Y: 7, W: 32, H: 32}
	if g.spot(r, "Close", p.close) {
		g.round(r, 3, g.p.Wash)
	}
	g.icon(closeIcon, r.X+7, 14, g.p.Ink2)
}

func (p *panel) paintFoot(g *ground) {
	if len(p.copies) == 0 {
		return
	}
	w := (g.w - 48 - 8*float32(len(p.copies)-1)) / float32(len(p.copies))
	for i, a := range p.copies {
		g.button(draw.Rect{X: 24 + float32(i)*(w+8), Y: 8, W: w, H: 32}, a.words, noIcon, false, func() {
			fyne.CurrentApp().Clipboard().SetContent(a.text)
		})
	}
	g.text(faces().Sans, p.keys, 24, 66, 12, g.p.Ink3)
}

// set makes the column of what is shown.
func (p *panel) set(width float32) (*typeset.Column, float32) {
	measure := width - 48
	c := compose.New(p.desk.brief, compose.Screen(17), measure, measure, p.setter)
	var blocks []typeset.Block
	if p.blocks != nil {
		blocks = p.blocks(c)
	}
	return p.setter.Stack(blocks, typeset.Setting{Measure: measure}), 24
}

func (p *panel) fill(title string, copies []copyAction, blocks func(c *compose.Composer) []typeset.Block) {
	p.title, p.copies, p.blocks = title, copies, blocks
	p.page.offset, p.page.column = 0, nil
	p.page.relay()
	p.head.Refresh()
	p.foot.Refresh()
}

func (p *panel) reload() {
	if p.box.Visible() && p.again != nil {
		p.again()
	}
}

func (p *panel) retheme() {
	p.rule.FillColor = p.desk.look.palette().Rule
	p.rule.Refresh()
	p.page.retheme()
	p.head.Refresh()
	p.foot.Refresh()
}

// source shows a source: what it is, how far to trust it, where the text cites it, its address.
func (p *panel) source(key string) {
	b := p.desk.brief
	s := b.Sources.Get(key)
	if s == nil {
		return
	}
	p.again = func() { p.source(key) }
	p.desk.reader.page.activate(compose.To(compose.LinkSource, key))
	var printed strings.Builder
	for _, r := range s.Reference() {
		printed.WriteString(r.Text)
	}
	copies := []copyAction{{"Copy reference", printed.String()}}
	if s.URL != "" {
		copies = append(copies, copyAction{"Copy address", s.URL})
	}
	p.fill("Source", copies, func(c *compose.Composer) []typeset.Block { return c.SourceCard(s) })
}

// incident shows an incident's card.
func (p *panel) incident(row incident.Row) {
	if row < 0 || int(row) >= p.desk.brief.Incidents.Len() {
		return
	}
	p.desk.reader.page.activate(typeset.Link{})
	one := p.desk.brief.Incidents.At(row)
	p.again = func() { // the files may have put it into another row
		if row, ok := p.desk.brief.Incidents.Index(one.ID); ok {
			p.incident(row)
		}
	}
	copies := []copyAction{{"Copy as text", incidentText(&one)}}
	if one.HasPoint {
		copies = append(copies, copyAction{"Copy coordinates", fmt.Sprintf("%.4f, %.4f", one.Lat, one.Lon)})
	}
	p.fill("Incident", copies, func(c *compose.Composer) []typeset.Block { return c.IncidentCard(&one) })
}

func incidentText(x *incident.Incident) string {
	return fmt.Sprintf("%s. Killed: %s; wounded: %s. %s", x.Line(), x.Killed, x.Wounded, x.Summary)
}

func (p *panel) note(number string) {
	for _, n := range p.desk.brief.Notes {
		if strconv.Itoa(n.Number) == number {
			p.again = func() { p.note(number) }
			p.fill("Note "+n.Letter(), nil, func(c *compose.Composer) []typeset.Block { return c.NoteCard(n) })
		}
	}
}

// address shows where a link outside would lead; nothing is opened.
func (p *panel) address(link string) {
	p.again = func() { p.address(link) }
	p.fill("Address", []copyAction{{"Copy address", link}}, func(c *compose.Composer) []typeset.Block {
		return c.Plain([]string{"This address is outside the brief. Lectern never opens a network connection: copy it and look at it where you choose.", link})
	})
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
