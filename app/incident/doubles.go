package incident

import (
	"cmp"
	"hash/maphash"
	"math"
	"slices"
)

// Double is two rows that may be one incident.
type Double struct {
	Row, As Row     // the later in its file, and the one that it repeats
	Apart   float64 // km
}

// doubleKM is the largest distance between the places of two accounts of one incident.
const doubleKM = 5

// mostNear is the number of places in one cube with which others are compared, those that come first in the
// file. Only invented data have more, on the same days and with the same numbers of people.
const mostNear = 50

// account holds what two accounts of one incident have in common: days and numbers of people.
type account [6]int32

// account returns the account of a row; ok is false unless somebody is known to be killed or wounded: of two raids of a day
// that hurt nobody, each is as likely to be one of its own.
func (t *Table) account(row Row) (a account, ok bool) {
	a = account{t.first[row], t.last[row], t.killed.from[row], t.killed.to[row], t.wounded.from[row], t.wounded.to[row]}
	return a, t.killed.to[row] > 0 || t.wounded.to[row] > 0
}

// cube is a cube with edges of doubleKM in space, in which the earth is a sphere.
type cube [3]int16

// cubeOf returns the cube of a point in degrees.
func cubeOf(lat, lon float64) cube {
	const rad, size = math.Pi / 180, doubleKM / earthKM
	sin, cos := math.Sincos(lat * rad)
	east, north := math.Sincos(lon * rad)
	at := func(x float64) int16 { return int16(math.Floor(x / size)) }
	return cube{at(cos * north), at(cos * east), at(sin)}
}

// A told is an account in few bytes: most have no equal, and few of a million are looked at closely.
type told struct {
	hash  uint64 // of the account
	place int32  // of its row in file order
}

// A comparison compares rows whose accounts have one hash.
type comparison struct {
	first map[spot]Row     // the first account at each spot
	near  map[nearby][]Row // those of first, by cube
	found []foundDouble
}

type (
	spot struct {
		account
		lat, lon int32
	}
	nearby struct {
		account
		cube
	}
	foundDouble struct {
		Double
		place int32 // of its row in file order
	}
)

// Doubles returns the pairs of incidents with the same days and numbers of people at most 5 km apart, in
// file order, each with the nearest of those before it. Incidents in which nobody is known to be killed or
// wounded are in none.
func (t *Table) Doubles() []Double {
	placed, seed := t.Placed(), maphash.MakeSeed()
	var all []told
	for n, row := range t.order {
		if int(row) >= placed {
			continue
		}
		if a, ok := t.account(row); ok {
			all = append(all, told{maphash.Comparable(seed, a), int32(n)})
		}
	}
	slices.SortFunc(all, func(a, b told) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.place, b.place)) })
	c := comparison{first: map[spot]Row{}, near: map[nearby][]Row{}}
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].hash == all[from].hash {
			to++
		}
		if to-from > 1 {
			c.compare(t, all[from:to])
		}
		from = to
	}
	slices.SortFunc(c.found, func(a, b foundDouble) int { return cmp.Compare(a.place, b.place) })
	out := make([]Double, len(c.found))
	for i, f := range c.found {
		out[i] = f.Double
	}
	return out
}

// compare finds the doubles among rows, which come in file order.
func (c *comparison) compare(t *Table, rows []told) {
	clear(c.first)
	clear(c.near)
	for _, one := range rows {
		row := t.order[one.place]
		a, _ := t.account(row)
		at := spot{a, t.lat[row], t.lon[row]}
		if as, ok := c.first[at]; ok {
			c.found = append(c.found, foundDouble{Double{Row: row, As: as}, one.place})
			continue
		}
		c.first[at] = row
		lon, lat := t.Point(row)
		own := cubeOf(lat, lon)
		d := Double{Row: row, Apart: math.Inf(1)}
		for i := range int16(27) { // the cube and those around it
			around := cube{own[0] + i%3 - 1, own[1] + i/3%3 - 1, own[2] + i/9 - 1}
			for _, as := range c.near[nearby{a, around}] {
				lonAs, latAs := t.Point(as)
				if apart := DistanceKM(lat, lon, latAs, lonAs); apart <= doubleKM && apart < d.Apart {
					d.As, d.Apart = as, apart
				}
			}
		}
		if d.Apart <= doubleKM {
			c.found = append(c.found, foundDouble{d, one.place})
		}
		if in := (nearby{a, own}); len(c.near[in]) < mostNear {
			c.near[in] = append(c.near[in], row)
		}
	}
}
