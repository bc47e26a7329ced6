//go:build !nogui

package panel

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// Panel shows a source, an incident, a note or an address that a link leads to, to the right of the
// text or over the list of incidents.
type Panel struct {
	Box  *fyne.Container
	Text *kit.TextView

	// Followed tells that a link in the panel was clicked, Closed that the reader closes the panel,
	// Noting that the reader wants to note something on the incident or source with an address, and
	// Showing which link the panel shows, or none.
	Followed kit.Signal[typeset.Link]
	Closed   kit.Signal[struct{}]
	Noting   kit.Signal[string]
	Showing  kit.Signal[typeset.Link]

	Pin func() // keeps what is shown beside the text; nil: it can't be kept

	OnIncidents bool // it is on the incident desk, to which nothing need lead

	window *kit.Window
	brief  *brief.Brief
	head   *kit.Surface
	foot   *kit.Surface
	rule   *canvas.Rectangle
	setter *typeset.Setter
	keys   func(shows typeset.Link) string // what the keyboard does while the panel shows something

	title   string
	shows   typeset.Link
	blocks  func(c *compose.Composer) []typeset.Block
	actions []Action
	again   func() // shows the same, as it is after the files have changed
}

// New returns a panel that is hidden. Keys says what the keyboard does while the panel shows something.
func New(w *kit.Window, b *brief.Brief, keys func(shows typeset.Link) string) *Panel {
	p := &Panel{window: w, brief: b, setter: typeset.NewSetter(), keys: keys}
	p.head = kit.NewSurface(w, fyne.NewSize(100, 46), p.paintHead)
	p.foot = kit.NewSurface(w, fyne.NewSize(100, footHeight), p.paintFoot)
	p.Text = kit.NewTextView(w, kit.TextSetting{
		Set: p.set, Above: 20, Below: 24, Paper: func(p *draw.Palette) draw.Ink { return p.Desk }, Ring: true,
	})
	p.Text.OnLink = p.Followed.Emit
	p.rule = canvas.NewRectangle(w.Palette().Rule)
	p.Box = container.New(panelLayout{p}, p.head, kit.Clip(p.Text), p.foot, p.rule)
	p.Box.Hide()
	return p
}

// Visible reports whether the panel is open.
func (p *Panel) Visible() bool { return p.Box.Visible() }

// Link returns the link to what the panel shows, or none while it is closed.
func (p *Panel) Link() typeset.Link {
	if !p.Visible() {
		return typeset.Link{}
	}
	return p.shows
}

// Address returns the address of what the panel shows, or "".
func (p *Panel) Address() string { return AddressOf(p.Link()) }

// Title returns what kind of thing the panel shows.
func (p *Panel) Title() string { return p.title }

// Hide closes the panel.
func (p *Panel) Hide() {
	p.Box.Hide()
	p.Showing.Emit(typeset.Link{})
}

// Stop ends the panel's worker.
func (p *Panel) Stop() { p.Text.Stop() }

// Show opens the panel with what a link leads to, and reports whether it is of a kind that is shown
// here: a source, an incident, a note or an address outside the brief.
func (p *Panel) Show(link typeset.Link) bool {
	switch link.Kind {
	case compose.LinkSource:
		p.source(link.ID)
	case compose.LinkIncident:
		if row, ok := p.brief.Incidents.Index(link.ID); ok {
			p.Incident(row)
		}
	case compose.LinkNote:
		p.note(link.ID)
	case compose.LinkAddress:
		p.address(link.ID)
	default:
		return false
	}
	return true
}

// panelLayout stacks head, page and foot, with a hairline on the left of them.
type panelLayout struct{ p *Panel }

func (panelLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 200) }

func (l panelLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.p.fitFoot(s.Width)
	head, foot := o[0].MinSize().Height, o[2].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, head))
	o[1].Move(fyne.NewPos(0, head))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-head-foot))
	o[2].Move(fyne.NewPos(0, s.Height-foot))
	o[2].Resize(fyne.NewSize(s.Width, foot))
	o[3].Resize(fyne.NewSize(1, s.Height))
}

func (p *Panel) paintHead(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: 1}, g.Palette.Rule) // to one above
	g.Rect(draw.Rect{Y: g.H - 1, W: g.W, H: 1}, g.Palette.Rule)
	end := g.Label(g.SansBold, g.Fit(g.SansBold, p.title, 14, g.W-116), 24, 30, 14, g.Palette.Accent)
	g.Rect(draw.Rect{X: 24, Y: g.H - 3, W: end - 24, H: 3}, g.Palette.Accent)
	r := draw.Rect{X: g.W - 44, Y: 7, W: 32, H: 32}
	if g.IconSpot(r, "Close", func() { p.Closed.Emit(struct{}{}) }) {
		g.Round(r, 3, g.Palette.Wash)
	}
	g.Icon(kit.CloseIcon, r.X+7, 14, g.Palette.Ink2)
	if p.Pin != nil && p.Address() != "" {
		g.Tool(draw.Rect{X: r.X - 36, Y: 7, W: 32, H: 32}, kit.PinIcon, "Pin beside the text", g.Palette.Ink2, p.Pin)
	}
}

// set typesets what is shown and returns the column with its left edge.
func (p *Panel) set(width float32) (*typeset.Column, float32) {
	measure := width - 48
	c := compose.New(p.brief, compose.Screen(17), measure, measure, p.setter)
	c.DeskLinks = !p.OnIncidents
	var blocks []typeset.Block
	if p.blocks != nil {
		blocks = p.blocks(c)
	}
	return p.setter.Stack(blocks, typeset.Setting{Measure: measure}), 24
}

// Card opens the panel with blocks that are the caller's, and calls again after the files have changed.
func (p *Panel) Card(title string, link typeset.Link, again func(), actions []Action, blocks func(c *compose.Composer) []typeset.Block) {
	p.again = again
	p.fill(title, link, actions, blocks)
}

func (p *Panel) fill(title string, link typeset.Link, actions []Action, blocks func(c *compose.Composer) []typeset.Block) {
	p.title, p.shows, p.actions, p.blocks = title, link, actions, blocks
	p.Box.Show()
	p.Text.Restart()
	p.head.Refresh()
	p.foot.Refresh()
	p.Showing.Emit(link)
	p.Box.Refresh() // the foot may have another height
}

// Reload shows the same thing from a brief that was read again.
func (p *Panel) Reload(b *brief.Brief) {
	p.brief = b
	if p.Visible() && p.again != nil {
		p.again()
	}
}

// Refresh draws everything anew in the palette in force.
func (p *Panel) Refresh() {
	p.rule.FillColor = p.window.Palette().Rule
	p.rule.Refresh()
	p.Text.Refresh()
	p.head.Refresh()
	p.foot.Refresh()
}

// source shows a source: what it is, its grade, where the text cites it, its address.
func (p *Panel) source(key string) {
	s := p.brief.Sources.Get(key)
	if s == nil {
		return
	}
	p.again = func() { p.source(key) }
	var printed strings.Builder
	for _, r := range s.Reference() {
		printed.WriteString(r.Text)
	}
	actions := []Action{p.noting(), copying("Copy reference", printed.String())}
	if s.URL != "" {
		actions = append(actions, copying("Copy address", s.URL))
	}
	p.fill("Source", compose.To(compose.LinkSource, key), actions, func(c *compose.Composer) []typeset.Block { return c.SourceCard(s) })
}

// Incident opens the panel with an incident.
func (p *Panel) Incident(row incident.Row) {
	if row < 0 || int(row) >= p.brief.Incidents.Len() {
		return
	}
	one := p.brief.Incidents.At(row)
	p.again = func() { // the files may have put it into another row
		if row, ok := p.brief.Incidents.Index(one.ID); ok {
			p.Incident(row)
		}
	}
	actions := []Action{p.noting(), copying("Copy as text", Text(p.brief.Incidents, row))}
	if one.HasPoint {
		actions = append(actions, copying("Copy coordinates", Coordinates(&one)))
	}
	p.fill("Incident", compose.To(compose.LinkIncident, one.ID), actions, func(c *compose.Composer) []typeset.Block { return c.IncidentCard(&one) })
}

// Text returns an incident as a line of plain text, to be pasted elsewhere.
func Text(t *incident.Table, row incident.Row) string {
	x := t.At(row)
	words := x.Line() + ". "
	if numbers := t.NumbersOf(row); numbers != "" {
		words += incident.Capital(numbers) + ". "
	}
	return words + x.Summary
}

// Problems opens the panel with the problems that are known.
func (p *Panel) Problems(known compose.Problems) {
	p.again = func() { p.Problems(known) }
	top := p.Text.Top()
	again := p.ShowsProblems()
	p.fill("Problems", compose.To(compose.LinkProblems, ""), nil, func(c *compose.Composer) []typeset.Block { return c.ProblemCard(known) })
	if again { // the reader is somewhere in the list
		p.Text.ScrollTo(top)
	}
}

// ShowsProblems reports whether the panel lists problems.
func (p *Panel) ShowsProblems() bool { return p.Link().Kind == compose.LinkProblems }

// note shows a note of the text.
func (p *Panel) note(number string) {
	for _, n := range p.brief.Notes {
		if strconv.Itoa(n.Number) == number {
			p.again = func() { p.note(number) }
			p.fill("Note "+n.Letter(), compose.To(compose.LinkNote, number), nil, func(c *compose.Composer) []typeset.Block { return c.NoteCard(n) })
		}
	}
}

// address shows an address outside the brief, which is not opened.
func (p *Panel) address(address string) {
	p.again = func() { p.address(address) }
	p.fill("Address", compose.To(compose.LinkAddress, address), []Action{copying("Copy address", address)}, func(c *compose.Composer) []typeset.Block {
		return c.Plain([]string{"This address is outside the brief. Lectern never opens a network connection: copy it and look at it where you choose.", address})
	})
}

// Coordinates returns where an incident was, in degrees north and east, or "" where no point is
// known.
func Coordinates(x *incident.Incident) string {
	if !x.HasPoint {
		return ""
	}
	return fmt.Sprintf("%.4f, %.4f", x.Lat, x.Lon)
}
