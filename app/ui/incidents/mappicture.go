//go:build !nogui

package incidents

import (
	"image"
	"image/color"
	"math"
	"slices"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/figure"
	"lectern/app/incident"
)

// picture is a drawn map: the base, larger than the view by a margin, with the incidents on it, and
// the furniture, which doesn't move with the base.
type picture struct {
	base, furniture *image.RGBA
	proj            atlas.Projection
	view            atlas.View // of the base
	scale           float32
	clusters        figure.Clusters // positions from the base's corner
	beyond          int             // number of incidents outside the part that is in view
	populations     string          // of a map of rates: of when they are, and after whom
	shading         *figure.Shading // nil: there are symbols
	keyHidden       bool            // whether the legend was left out for want of room
	creditsHidden   bool            // and the credits
	credits         string
}

// placeFor moves and stretches what shows the base to where a view has it, above a rim of sea.
func (p *picture) placeFor(want atlas.View, base fyne.CanvasObject, rim *canvas.Rectangle, sea color.Color) {
	k := float32(want.Scale / p.view.Scale)
	corner := want.ToView(p.view.ToPlane(draw.Point{}))
	snap := func(x float32) float32 { return float32(math.Round(float64(x*p.scale))) / p.scale }
	base.Resize(fyne.NewSize(snap(p.view.W*k), snap(p.view.H*k)))
	base.Move(fyne.NewPos(snap(corner.X), snap(corner.Y)))
	at, size := base.Position(), base.Size()
	if rim.FillColor = sea; at.X <= 0 && at.Y <= 0 && at.X+size.Width >= want.W && at.Y+size.Height >= want.H {
		rim.FillColor = color.Transparent // the picture hides it, and filling it takes as long as that
	}
}

const mapMargin = 0.22 // of the view, on each side

// mapPainter draws the map of the desk. It serves one goroutine.
type mapPainter struct {
	brief   *brief.Brief
	options atlas.Options
	fig     *figure.Map
	canvas  *raster.Canvas
	halves  *raster.Halves
	people  func() figure.People // of the brief
	periods *figure.Periods
	spare   []picture // no longer shown
	land    land
}

// land is a picture of what lies below the incidents, which playing and brushing draw on anew.
type land struct {
	img     *image.RGBA
	view    atlas.View
	scale   float32
	palette *draw.Palette
	shading *figure.Shading // nil: none
	layers  []*brief.Layer
}

// newMapPainter returns a function that makes the painter at its first call, since that takes a while.
func newMapPainter(b *brief.Brief, proj atlas.Projection, options atlas.Options) func() *mapPainter {
	return sync.OnceValue(func() *mapPainter {
		p := &mapPainter{brief: b, options: options, canvas: raster.New(), halves: raster.NewHalves(), people: sync.OnceValue(func() figure.People { return figure.NewPeople(b.Populations) })}
		p.fig = figure.NewMap(b.Incidents, b.Incidents.All(), proj, options, figure.Screen)
		p.fig.Bare = true
		return p
	})
}

// project has the map drawn in a projection.
func (p *mapPainter) project(proj atlas.Projection) {
	p.fig = p.fig.Reproject(proj, p.options)
	p.fig.Bare = true
	p.land = land{}
}

// recycle takes back a picture that is no longer shown, whose memory is used for the next one.
func (p *mapPainter) recycle(old picture) {
	if old.base != nil {
		p.spare = append(p.spare, old)
	}
}

// play has a shaded map keep its classes over some periods of all the dates that a question finds; nil: it doesn't.
func (p *mapPainter) play(allDates incident.Selection, periods []incident.Day) {
	p.periods = nil
	if periods != nil {
		p.periods = &figure.Periods{Of: allDates, Starts: periods}
	}
}

// draw draws the map larger than its view, so that it can be moved before the next picture is there. Beside is what the other of
// two pictures shows, or nil. The second has no buttons and no credits.
func (p *mapPainter) draw(q *request, shown incident.Selection, beside *incident.Selection, other bool) picture {
	var out picture
	if q.proj != p.fig.Base().Projection() {
		p.project(q.proj)
	}
	if n := len(p.spare); n > 0 {
		out, p.spare = p.spare[n-1], p.spare[:n-1]
	}
	big := q.view
	big.W, big.H = q.view.W*(1+2*mapMargin), q.view.H*(1+2*mapMargin)
	out.base = sized(out.base, big.W*q.scale, big.H*q.scale)
	out.furniture = sized(out.furniture, q.view.W*q.scale, q.view.H*q.scale)
	clear(out.furniture.Pix)
	p.fig.Selection, p.fig.Beside, p.fig.Selected, p.fig.Amount = shown, beside, q.selected, q.amount
	p.fig.Periods = p.periods
	p.fig.Shaded, p.fig.Hexagons, p.fig.People = q.fill != noFill, q.fill == hexagonFill, nil
	if q.fill == rateFill {
		p.fig.People = p.people()
	}
	if p.fig.ColourBy(q.colour) != nil { // the files have changed, and the field is gone
		p.fig.ColourBy("")
	}
	p.fig.Asked, p.fig.Listed = q.Query.Drawn(), q.listed
	p.fig.ShowLayers(p.brief, q.layers)
	p.fig.Buttons, p.fig.Uncredited = buttonsOver(fyne.NewSize(q.view.W, q.view.H)), other
	if other {
		p.fig.Buttons = figure.Buttons{}
	}
	p.fig.View, p.fig.Seen, p.fig.ForceLegend = big, q.view, q.key
	var clustered, drawn sync.WaitGroup
	clustered.Go(p.fig.Cluster)
	drawLand := p.recordLand(out.base, big, q)
	drawn.Go(drawLand)
	clustered.Wait()
	var above draw.Recording
	p.fig.Above(&above, q.palette)
	drawn.Wait()
	p.halves.Show(&above, out.base, q.scale)
	clusters := p.fig.Clusters()
	out.clusters, out.proj, out.view, out.scale, out.beyond = clusters.Clone(), q.proj, p.fig.View, q.scale, clusters.Beyond
	p.canvas.Target(out.furniture, q.scale, draw.Point{})
	p.fig.Furniture(p.canvas, draw.Rect{W: q.view.W, H: q.view.H}, q.palette)
	out.creditsHidden, out.credits = p.fig.CreditsHidden, p.fig.Base().CreditWords()
	out.keyHidden, out.populations, out.shading = p.fig.LegendHidden, "", nil
	if p.fig.Shaded {
		out.shading = p.fig.Shading()
	}
	if p.fig.People != nil {
		out.populations = compose.PopulationWords(p.brief, p.fig.Shading())
	}
	return out
}

// recordLand returns a function that draws the land of a view, or copies it, without asking the map.
func (p *mapPainter) recordLand(on *image.RGBA, view atlas.View, q *request) (drawLand func()) {
	l := &p.land
	keep := func() { copy(on.Pix, l.img.Pix) }
	var shading *figure.Shading
	if p.fig.Shaded {
		shading = p.fig.Shading()
	}
	if l.img == nil || l.shading != shading || l.img.Rect != on.Rect || l.view != view || l.scale != q.scale || l.palette != q.palette || !slices.Equal(l.layers, q.layers) {
		*l = land{sized(l.img, view.W*q.scale, view.H*q.scale), view, q.scale, q.palette, shading, q.layers}
		var land draw.Recording
		p.fig.Land(&land, q.palette)
		return func() {
			p.halves.Show(&land, l.img, q.scale)
			keep()
		}
	}
	return keep
}

// sized returns an image of a size, the old one where it fits.
func sized(img *image.RGBA, w, h float32) *image.RGBA {
	x, y := max(1, int(math.Round(float64(w)))), max(1, int(math.Round(float64(h))))
	if img != nil && img.Rect.Dx() == x && img.Rect.Dy() == y {
		return img
	}
	return image.NewRGBA(image.Rect(0, 0, x, y))
}
