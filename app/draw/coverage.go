package draw

import (
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// listCoverages replaces the ranges of glyphs that a font's layout tables cover by lists of single
// glyphs. Up to v0.3.5 the shaper forgets ranges behind a long one
// (github.com/go-text/typesetting/issues/278): Arabic letters stay apart then, and pairs of letters lose
// their kerning. The tables are private, so they are changed by reflection; a test fails when their
// layout changes.
func listCoverages(f *font.Font) {
	list(reflect.ValueOf(&f.GSUB.Lookups).Elem())
	list(reflect.ValueOf(&f.GPOS.Lookups).Elem())
}

var coverage = reflect.TypeFor[tables.Coverage]()

// list replaces the coverages in v, which must be settable. It descends only into slices whose elements
// can hold a coverage, because the others are long.
func list(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return
		}
		if ranges, ok := v.Interface().(tables.Coverage2); ok {
			v.Set(reflect.ValueOf(listed(ranges)))
			return
		}
		whole := reflect.New(v.Elem().Type()).Elem()
		whole.Set(v.Elem())
		list(whole)
		v.Set(whole)
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Field(i)
			list(reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem())
		}
	case reflect.Slice:
		if holds := v.Type().Elem(); holds == coverage || holds.Kind() == reflect.Interface || holds == reflect.TypeFor[font.GSUBLookup]() || holds == reflect.TypeFor[font.GPOSLookup]() {
			for i := range v.Len() {
				list(v.Index(i))
			}
		}
	}
}

// listed returns a coverage with the same glyphs as ranges, one by one.
func listed(ranges tables.Coverage2) (all tables.Coverage1) {
	for _, r := range ranges.Ranges {
		for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
			all.Glyphs = append(all.Glyphs, tables.GlyphID(g))
		}
	}
	return all
}
