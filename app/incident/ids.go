package incident

import (
	"hash/maphash"
	"strings"
)

// ids finds the row of an id, in small or capital letters. The ids lie one after another in memory, with a hash table of their
// places: a map would need three times as much memory.
type ids struct {
	text   strings.Builder
	ends   []uint32 // of each row's id in text
	places []int32  // by hash: row + 1, or 0; the length is a power of two
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
	i := x.slot(id)
	return int(x.places[i]) - 1, x.places[i] > 0
}

// slot returns the place of an id in the hash table, or the free one where it would go.
func (x *ids) slot(id string) int {
	mask := len(x.places) - 1
	i := int(maphash.String(idSeed, strings.ToLower(id))) & mask
	for x.places[i] > 0 && !strings.EqualFold(x.at(int(x.places[i])-1), id) {
		i = (i + 1) & mask
	}
	return i
}

// append adds the id of the next row without making it known to find.
func (x *ids) append(id string) {
	x.text.WriteString(id)
	x.ends = append(x.ends, uint32(x.text.Len()))
}

// add adds the id of the next row, unless a row has it: then it returns that row, and true.
func (x *ids) add(id string) (row int, taken bool) {
	if 4*x.len() >= 3*len(x.places) {
		x.places = make([]int32, max(64, 2*len(x.places)))
		for row := range x.len() {
			x.places[x.slot(x.at(row))] = int32(row) + 1
		}
	}
	i := x.slot(id)
	if x.places[i] > 0 {
		return int(x.places[i]) - 1, true
	}
	x.append(id)
	x.places[i] = int32(x.len())
	return x.len() - 1, false
}

// column returns the finished column in the order of rows.
func (x *ids) column(rows []int32) *textColumn {
	wide := padded[uint32](len(rows))
	for i, r := range rows {
		wide[i] = uint32(r)
	}
	values := make([]string, x.len())
	for i := range values {
		values[i] = x.at(i)
	}
	return newTextColumn(codes{wide: wide}, values)
}
