package incident

import (
	"hash/maphash"
	"strings"
)

// ids finds the row of an id, in small or capital letters. The ids lie one after another in memory, with a hash table of their
// places: a map would need twice as much memory.
type ids struct {
	text   strings.Builder
	ends   []uint32 // of each row's id in text
	places []uint64 // by hash: that in the upper half and row + 1 in the lower one, or 0; the length is a power of two
}

var idSeed = maphash.MakeSeed()

func (x *ids) len() int { return len(x.ends) }

func (x *ids) at(row int) string {
	from := uint32(0)
	if row > 0 {
		from = x.ends[row-1]
	}
	return x.text.String()[from:x.ends[row]]
}

// find returns the row of an id.
func (x *ids) find(id string) (row int, ok bool) {
	if len(x.places) == 0 {
		return 0, false
	}
	place := x.places[x.slot(id, hashOf(id))]
	return rowAt(place), place > 0
}

// hashOf returns the hash of an id in small letters.
func hashOf(id string) uint32 { return uint32(maphash.String(idSeed, strings.ToLower(id))) }

func rowAt(place uint64) int { return int(uint32(place)) - 1 }

// slot returns the place of an id in the hash table, or the free one where it would go.
func (x *ids) slot(id string, hash uint32) int {
	return probe(x.places, hash, func(place uint64) bool {
		return uint32(place>>32) == hash && strings.EqualFold(x.at(rowAt(place)), id)
	})
}

// probe returns the place of what is looked for in a hash table, or the free one, which is 0, where it would go. The length of the table,
// which isn't full, is a power of two.
func probe[P uint32 | uint64](places []P, hash uint32, is func(P) bool) int {
	mask := len(places) - 1
	i := int(hash) & mask
	for places[i] > 0 && !is(places[i]) {
		i = (i + 1) & mask
	}
	return i
}

// grow doubles the hash table.
func (x *ids) grow() {
	old := x.places
	x.places = make([]uint64, max(64, 2*len(old)))
	for _, place := range old {
		if place > 0 {
			x.places[probe(x.places, uint32(place>>32), func(uint64) bool { return false })] = place
		}
	}
}

// append adds the id of the next row without making it known to find.
func (x *ids) append(id string) {
	x.text.WriteString(id)
	x.ends = append(x.ends, uint32(x.text.Len()))
}

// add adds the id of the next row, unless a row has it: then it returns that row, and true.
func (x *ids) add(id string) (row int, taken bool) {
	if 4*x.len() >= 3*len(x.places) {
		x.grow()
	}
	hash := hashOf(id)
	i := x.slot(id, hash)
	if x.places[i] > 0 {
		return rowAt(x.places[i]), true
	}
	x.append(id)
	x.places[i] = uint64(hash)<<32 | uint64(x.len())
	return x.len() - 1, false
}

// column returns the finished column in the order of rows, and where in their file its ids stand. The ids themselves must not
// change afterwards.
func (x *ids) column(rows []Row) (*textColumn, idIndex) {
	wide := padded[uint32](len(rows))
	for i, r := range rows {
		wide[i] = uint32(r)
	}
	values := make([]string, x.len())
	for i := range values {
		values[i] = x.at(i)
	}
	index := idIndex{values, make([]uint32, len(x.places))}
	for i, place := range x.places {
		index.places[i] = uint32(place)
	}
	return newTextColumn(codes{wide: wide}, values), index
}

// idIndex finds the row of an id as ids does, in half the memory, and can't grow.
type idIndex struct {
	ids    []string
	places []uint32 // by hash: row + 1, or 0; the length is a power of two
}

// find returns the row of an id.
func (x *idIndex) find(id string) (row int, ok bool) {
	if len(x.places) == 0 {
		return 0, false
	}
	place := x.places[probe(x.places, hashOf(id), func(place uint32) bool { return strings.EqualFold(x.ids[place-1], id) })]
	return int(place) - 1, place > 0
}
