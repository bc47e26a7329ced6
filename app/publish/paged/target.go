package paged

import (
	"strings"

	"lectern/app/draw"
	"lectern/app/publish/output"
)

// target returns where a link leads on paper.
func (p *press) target(link string) (draw.Target, bool) {
	kind, rest, _ := strings.Cut(link, ":")
	switch kind {
	case "cite":
		if s := p.b.Sources.Get(rest); s != nil {
			return draw.Target{Anchor: "source:" + rest, Words: "Source: " + s.Title}, true
		}
	case "incident":
		if row, ok := p.b.Incidents.Index(rest); ok && p.composer.HasRow(row) {
			x := p.b.Incidents.At(row)
			return draw.Target{Anchor: "incident:" + rest, Words: x.Line()}, true
		}
	case "figure", "view":
		anchor, words := p.composer.ReachAnchor(link)
		return draw.Target{Anchor: anchor, Words: words}, true
	case "note":
		return draw.Target{Anchor: "note:" + rest, Words: "Note"}, true
	case "http", "https", "mailto":
		return draw.Target{URL: link, Words: link}, true
	}
	if id, ok := strings.CutPrefix(link, "#"); ok && (p.places[id] || strings.HasPrefix(id, "cite:")) {
		return draw.Target{Anchor: id, Words: "In this briefing"}, true
	}
	return draw.Target{}, false
}

// know notes the places of a run, so that links can lead there.
func (p *press) know(r *run) {
	if p.places == nil {
		p.places = map[string]bool{}
	}
	for name := range r.anchors {
		p.places[name] = true
	}
}

// paletteOf returns the palette in which a file is drawn: the dark one, or light as given.
func paletteOf(o *output.Options, light *draw.Palette) *draw.Palette {
	if o.Dark {
		return &draw.Dark
	}
	return light
}
