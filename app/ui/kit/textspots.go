//go:build !nogui

package kit

import (
	"cmp"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// Spot is a part of a drawing that says something when it is pointed at.
type Spot struct {
	Area          draw.Rect // from the corner of the drawing
	Title, Detail string
	Link          typeset.Link // where a click leads; none: nowhere
}

// textSpots has the spots of the drawings in a text, and the one that the pointer or the keyboard is on.
type textSpots struct {
	byBox map[int][]Spot // from left to right
	of    *typeset.Column
	hover *hoveredSpot // below the pointer, or nil
	at    int          // of the current drawing, the one that the keyboard is on, or -1
}

// hoveredSpot is a spot of a drawing, by its index.
type hoveredSpot struct{ box, spot int }

// spotsOf returns the spots of a drawing, from left to right.
func (v *TextView) spotsOf(box int) []Spot {
	if v.spots.of != v.column {
		v.spots.byBox, v.spots.of, v.spots.hover = map[int][]Spot{}, v.column, nil
	}
	all, known := v.spots.byBox[box]
	if !known && v.setting.Spots != nil {
		at := v.column.Boxes[box].At
		all = v.setting.Spots(v.column.Blocks[v.column.Boxes[box].Block].Box, at.W, at.H)
		slices.SortStableFunc(all, func(a, b Spot) int { return cmp.Or(cmp.Compare(a.Area.X, b.Area.X), cmp.Compare(a.Area.Y, b.Area.Y)) })
		v.spots.byBox[box] = all
	}
	return all
}

// spotAt returns the smallest spot at a position of the view, or nil.
func (v *TextView) spotAt(pos fyne.Position) *hoveredSpot {
	if v.column == nil || v.setting.IsLive == nil {
		return nil
	}
	p := draw.Point{X: pos.X - v.x, Y: pos.Y + v.Top()}
	box := slices.IndexFunc(v.column.Boxes, func(b typeset.SetBox) bool { return b.At.Contains(p) })
	if box < 0 || !v.setting.IsLive(v.column.Blocks[v.column.Boxes[box].Block].Box) {
		return nil
	}
	corner := v.column.Boxes[box].At
	p = draw.Point{X: p.X - corner.X, Y: p.Y - corner.Y}
	best := -1
	all := v.spotsOf(box)
	for n := range all {
		if near := all[n].Area.Inset(-3); near.Contains(p) && (best < 0 || near.W*near.H < all[best].Area.W*all[best].Area.H) {
			best = n
		}
	}
	if best < 0 {
		return nil
	}
	return &hoveredSpot{box, best}
}

// hovers shows what the pointer is on.
func (v *TextView) hovers(pos fyne.Position) {
	at, link := v.at(pos)
	v.pointer.link, v.pointer.at, v.pointer.margin = link, at, v.inMargin(pos)
	v.spots.hover = v.spotAt(pos)
	v.placeCard()
}

// inMargin reports whether a position is in the left margin, beside a block of which that says something.
func (v *TextView) inMargin(pos fyne.Position) bool {
	const width, gap = 72, 4 // of the margin, and from it to the text
	if v.column == nil || v.setting.Margin == nil || v.OnMargin == nil || pos.X > v.x-gap || pos.X < v.x-width {
		return false
	}
	at, _ := v.at(pos)
	title, _ := v.setting.Margin(at.Block)
	return title != ""
}

// leave forgets what the pointer was on.
func (v *TextView) leave() {
	v.pointer.link, v.pointer.margin, v.spots.hover = typeset.Link{}, false, nil
}

// stepSpot puts the keyboard on the next spot of the current drawing, or on the one before, and reports whether the current
// link is a drawing.
func (v *TextView) stepSpot(back bool) bool {
	at := v.CurrentLink()
	if at < 0 || v.Links()[at].Box < 0 {
		return false
	}
	n := len(v.spotsOf(v.Links()[at].Box))
	switch {
	case n == 0:
	case v.spots.at < 0 && back:
		v.spots.at = n - 1
	case back:
		v.spots.at = (v.spots.at + n - 1) % n
	default:
		v.spots.at = (v.spots.at + 1) % n
	}
	v.place()
	return true
}

// followCurrent follows the link in view that the keyboard is on, and reports whether there is one. What was selected before
// isn't what the reader is at any more.
func (v *TextView) followCurrent() bool {
	at := v.LinkByKey()
	if at == nil || v.OnLink == nil {
		return false
	}
	link := at.Link
	switch {
	case at.Box >= 0 && v.spots.at < 0:
		return v.stepSpot(false) // a drawing leads nowhere itself, but its marks do
	case at.Box >= 0:
		link = v.spotsOf(at.Box)[v.spots.at].Link
	}
	if link.Leads() {
		v.Deselect()
		v.place()
		v.OnLink(link)
	}
	return true
}

// LinkByKey returns the link in view that the keyboard is on, or nil.
func (v *TextView) LinkByKey() *LinkAt {
	if at := v.CurrentLink(); v.showsRing() && v.showsLink(&v.Links()[at]) {
		return &v.Links()[at]
	}
	return nil
}

// showsRing reports whether the keyboard is on a link.
func (v *TextView) showsRing() bool { return v.focused && v.window.byKeyboard && v.CurrentLink() >= 0 }

// Rings returns the areas of the view that have a ring, because the keyboard is on them.
func (v *TextView) Rings() (areas []draw.Rect) {
	if !v.showsRing() {
		if v.setting.Ring && v.focused && v.window.byKeyboard {
			areas = append(areas, draw.Rect{W: v.Size().Width, H: v.Size().Height}.Inset(2))
		}
		return areas
	}
	l := v.Links()[v.CurrentLink()]
	move := func(r draw.Rect) draw.Rect {
		r.X, r.Y = r.X+v.x, r.Y-v.Top()
		return r
	}
	if l.Box >= 0 {
		areas = append(areas, move(v.column.Boxes[l.Box].At.Inset(-4)))
		if v.spots.at >= 0 {
			areas = append(areas, v.spotArea(hoveredSpot{l.Box, v.spots.at}))
		}
		return areas
	}
	v.column.Marks(l.Range, v.Top(), v.Top()+v.Size().Height, func(r draw.Rect) { areas = append(areas, move(r.Inset(-2))) })
	return areas
}

// spotArea returns the area of a spot in the view.
func (v *TextView) spotArea(s hoveredSpot) draw.Rect {
	corner, area := v.column.Boxes[s.box].At, v.spotsOf(s.box)[s.spot].Area.Inset(-3)
	area.X, area.Y = area.X+corner.X+v.x, area.Y+corner.Y-v.Top()
	return area
}

// placeRings puts a ring around what the keyboard is on, and the card beside what the reader is at.
func (v *TextView) placeRings() {
	v.rings.n = 0
	for _, r := range v.Rings() {
		v.rings.add(color.Transparent, fyne.NewPos(v.snap(r.X), v.snap(r.Y)), fyne.NewSize(r.W, r.H))
		ring := v.rings.rects[v.rings.n-1]
		ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = v.window.Palette().Accent, 2, radius
		ring.Refresh()
	}
	v.placeCard()
}

// placeCard shows in short what the pointer is on, or else the keyboard.
func (v *TextView) placeCard() {
	title, detail, by := v.hint()
	v.card.show(title, detail, by, v.Size())
	canvas.Refresh(v.paper)
}

// hint returns what a card says, and the area of the view that it is about; an empty title: no card.
func (v *TextView) hint() (title, detail string, by draw.Rect) {
	spot := v.spots.hover
	if at := v.CurrentLink(); spot == nil && v.showsRing() && v.Links()[at].Box >= 0 && v.spots.at >= 0 {
		spot = &hoveredSpot{v.Links()[at].Box, v.spots.at}
	}
	if spot != nil {
		s := v.spotsOf(spot.box)[spot.spot]
		return s.Title, s.Detail, v.spotArea(*spot)
	}
	switch link := v.pointer.link; {
	case v.pointer.margin:
		title, detail = v.setting.Margin(v.pointer.at.Block)
	case link.Leads() && v.setting.Hint != nil:
		title, detail = v.setting.Hint(link)
	default:
		return "", "", draw.Rect{}
	}
	return title, detail, draw.Rect{X: v.pointer.x - 20, Y: v.column.Line(v.pointer.at) - v.Top(), H: 30}
}

// Hint returns what the card says of what the pointer or the keyboard is on; an empty title: there is no card.
func (v *TextView) Hint() (title, detail string) {
	title, detail, _ = v.hint()
	return title, detail
}
