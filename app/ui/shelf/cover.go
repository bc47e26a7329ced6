//go:build !nogui

package shelf

import (
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/exchange"
	"lectern/app/figure"
	"lectern/app/folder"
	"lectern/app/library"
	"lectern/app/load"
	"lectern/app/problem"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// cover is a brief on the shelf.
type cover struct {
	path    string        // or the name of a shipped brief
	read    *library.Read // nil: never opened
	brief   *brief.Brief  // nil until it has been read from disk
	missing bool          // whether it could not be read
	picture *image.RGBA   // the map of the brief's region
	watched string        // the folder that is watched, if it is there for that
	at      draw.Rect     // where it was painted last
}

// kind says in a word what is opened.
func (c *cover) kind() string {
	switch ending := strings.ToLower(filepath.Ext(c.path)); {
	case !filepath.IsAbs(c.path) && c.read != nil:
		return "shipped" // how far it is read stands beside it
	case !filepath.IsAbs(c.path):
		return "comes with Lectern"
	case ending == ".brief":
		return "brief file"
	case ending == ".pdf":
		return "PDF"
	case c.isTable():
		return "file of incidents"
	}
	return "folder"
}

// readCover opens a brief and draws the map for its cover, larger for the hero; any goroutine may
// call it.
func readCover(path string, p *draw.Palette, hero bool) (b *brief.Brief, drawn *image.RGBA) {
	defer problem.Guard(path, func(problem.Problem) { b, drawn = nil, nil })
	from, err := folder.Open(path)
	if err != nil {
		return nil, nil
	}
	defer from.Close()
	b, _, _ = load.Brief(from.FS, nil)
	if len(b.Sections) == 0 {
		return nil, nil
	}
	w, h := float32(coverWidth), float32(coverMap)
	if hero {
		w, h = heroWidth, heroMap
	}
	sel, err := b.Select("")
	if err != nil {
		return b, nil
	}
	proj, options := compose.MapOf(b)
	st := figure.Screen
	st.Reach, st.Least = 0.75, 2
	m := figure.NewMap(b.Incidents, sel, proj, options, st)
	m.Bare, m.Unnamed = true, true
	img, c := raster.NewImage(w, h, 2, p.Sea)
	m.View = atlas.Fit(proj, compose.ExtentOf(b), w, h)
	m.Draw(c, draw.Rect{W: w, H: h}, p)
	return b, img
}

// cover draws a cover with its progress below.
func (s *Shelf) cover(g *kit.Painter, c *cover, r draw.Rect) {
	c.at = r
	if r.Y < g.H && r.Bottom() > 0 {
		s.front(g, c, r, coverMap, 20)
	}
	hover := g.HotSpot(r, c.title(), func() { s.Opened.Emit(Opening{Path: c.path}) })
	if hover {
		g.Border(r, 2, g.Palette.Accent)
	}
	y := r.Bottom() + 8
	g.Rect(draw.Rect{X: r.X, Y: y, W: r.W, H: 3}, g.Palette.Rule)
	words, right := c.kind(), ""
	if c.read != nil {
		right = c.read.Opened.Format("2 Jan 2006")
		if part, known := c.readWords(); known {
			g.Rect(draw.Rect{X: r.X, Y: y, W: r.W * c.read.Part, H: 3}, g.Palette.Accent)
			right = part + ", " + right
		}
	}
	if c.missing {
		words, right = "not found", ""
	}
	g.Label(g.Sans, words, r.X, y+22, 13, g.Palette.Ink2)
	g.LabelRight(g.Sans, right, r.Right(), y+22, 13, g.Palette.Ink2)
}

// isTable reports whether it is a file of incidents, which nobody reads through.
func (c *cover) isTable() bool {
	return filepath.IsAbs(c.path) && slices.Contains(exchange.Endings, strings.ToLower(filepath.Ext(c.path)))
}

// readWords returns how much is read, and false where that means nothing.
func (c *cover) readWords() (words string, ok bool) {
	return fmt.Sprintf("%d%% read", int(c.read.Part*100+0.5)), !c.isTable()
}

// title returns the name under which the brief is known.
func (c *cover) title() string {
	switch {
	case c.brief != nil && c.brief.Title != "":
		return c.brief.Title
	case c.read != nil && c.read.Title != "":
		return c.read.Title
	}
	return filepath.Base(c.path)
}

// front draws the front of a cover: mark, title, date, a piece of its map.
func (s *Shelf) front(g *kit.Painter, c *cover, r draw.Rect, mapHeight, size float32) {
	p := g.Palette
	g.Rect(r, p.Page)
	y := r.Y + 15
	if c.brief != nil {
		figure.WindowMark(g.Canvas, g.Shaper, c.brief.Marking, draw.Point{X: r.Right() - 15, Y: y}, p)
	}
	style := &typeset.Style{Face: typeset.Standard().SerifBold, Size: size}
	col := s.setter.Stack([]typeset.Block{{Text: typeset.NewText(c.title(), style), Leading: size * 1.2, Ragged: true}}, typeset.Setting{Measure: r.W - 36})
	painter := typeset.Painter{Palette: p}
	g.Clip(draw.Rect{X: r.X, Y: r.Y, W: r.W, H: r.H - mapHeight - 30})
	painter.Paint(g.Canvas, col, 0, col.Height, draw.Point{X: r.X + 18, Y: r.Y + 44})
	g.Unclip()
	if c.brief != nil {
		words := "As of " + c.brief.AsOfWords()
		g.Label(g.Sans, g.Fit(g.Sans, words, 13, r.W-36), r.X+18, r.Bottom()-mapHeight-16, 13, p.Ink2)
	}
	at := draw.Rect{X: r.X, Y: r.Bottom() - mapHeight, W: r.W, H: mapHeight}
	if c.picture != nil {
		g.Image(c.picture, at)
	} else {
		g.Rect(at, p.Land)
	}
	g.Rect(draw.Rect{X: r.X, Y: at.Y, W: r.W, H: 1}, p.Rule)
	g.Border(r, 1, p.Rule)
}
