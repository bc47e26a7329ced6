package atlas

import (
	"math"
	"slices"

	"lectern/app/atlas/lbm"
	"lectern/app/draw"
)

// capitals names the capitals of countries, before other towns: else Rawalpindi takes Islamabad's room.
func (f *labelling) capitals() {
	if f.degrees > 0.09 {
		return
	}
	for i := range f.list {
		if f.isCapital(&f.list[i]) && !f.isOwn(&f.list[i]) {
			f.town(i)
		}
	}
}

// isOwn reports whether the author names the town.
func (f *labelling) isOwn(t *lbm.Town) bool {
	return slices.ContainsFunc(f.Own, func(o OwnLabel) bool {
		return o.Words == t.Name && math.Abs(o.Lon-float64(t.Lon))+math.Abs(o.Lat-float64(t.Lat)) < 1
	})
}

// isCapital reports whether a town is marked as the capital of a country.
func (f *labelling) isCapital(t *lbm.Town) bool {
	return t.Capital == lbm.CountryCapital || t.Capital == lbm.ContestedCapital && f.boundaries == DeFacto
}

// townsShown is the scale, in degrees a unit, from which towns other than capitals are named.
const townsShown = 0.045

// townRoom returns how many towns the view has room for.
func (f *labelling) townRoom() int { return int(f.v.W * f.v.H / (9500 * f.Text * f.Text)) }

// findProminent finds the towns that the view has room for, the most important first: without this the name of
// the West Bank covers Nablus, and smaller places are named around it.
func (f *labelling) findProminent() {
	if f.degrees > townsShown {
		return
	}
	room := f.townRoom()
	for i := range f.list {
		if len(f.prominent) == room {
			break
		}
		at := f.v.ToView(f.places.towns[i].x, f.places.towns[i].y)
		if at.X >= 0 && at.Y >= 0 && at.X <= f.v.W && at.Y <= f.v.H {
			f.prominent = append(f.prominent, f.dotArea(at))
		}
	}
}

// towns names other towns, the most important first, up to a number that the view has room for.
func (f *labelling) towns() {
	if f.degrees > townsShown {
		return
	}
	room := f.townRoom()
	for i := range f.list {
		if f.isCapital(&f.list[i]) || f.isOwn(&f.list[i]) {
			continue
		}
		if f.town(i) {
			if room--; room <= 0 {
				return
			}
		}
	}
}

// town names a town beside its dot, and reports whether there was room.
func (f *labelling) town(i int) bool {
	at := f.v.ToView(f.places.towns[i].x, f.places.towns[i].y)
	if at.X < 0 || at.Y < 0 || at.X > f.v.W || at.Y > f.v.H {
		return false
	}
	t := &f.list[i]
	l := label{size: f.size(12 * f.Text), ink: f.p.Town, halo: f.p.Focus, dot: at, capital: f.isCapital(t), isTown: true, n: 4, clear: 5 * f.Text}
	face := f.faces.Sans
	if l.capital {
		face, l.size = f.faces.SansBold, f.size(13*f.Text)
	} else if t.Population > 2_000_000 {
		l.size = f.size(13 * f.Text)
	}
	l.add(f.word(face, t.Name, 0))
	f.alsoLocal(&l, f.localTown(i), face)
	gap := 5 * f.Text
	for _, d := range f.discs {
		near := max(9*f.Text, d.R)
		if dx, dy := d.At.X-at.X, d.At.Y-at.Y; max(dx, -dx) >= near || max(dy, -dy) >= near {
			continue
		}
		away := d.At.Distance(at)
		if away < max(9*f.Text, d.R*0.4) { // the name moves to the symbol's rim, and the symbol is its dot
			at, gap, l.isTown, l.clear = d.At, d.R+4*f.Text, false, 1
			break
		}
		if away < d.R { // a name at the rim would seem to belong elsewhere
			return false
		}
	}
	if l.isTown && f.placed.overlaps(f.dotArea(at)) {
		return false
	}
	width, more := l.width(), l.leading()*float32(l.lines-1) // of the lines below the first
	l.at = [14]draw.Point{
		{X: at.X + gap, Y: at.Y + float32(l.size*0.33) - more/2},
		{X: at.X - gap - width, Y: at.Y + float32(l.size*0.33) - more/2},
		{X: at.X - width/2, Y: at.Y - gap - 1 - more},
		{X: at.X - width/2, Y: at.Y + gap + float32(l.size*0.75)},
		{},
	}
	return f.place(&l, f.prominent[:len(f.prominent)/3]) // more would leave no room for its name
}
