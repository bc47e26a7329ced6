package draw

import (
	"bytes"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"

	"lectern/assets"
)

// coverages counts the coverages that a value holds, in ranges and in lists. Unlike list it looks everywhere.
func coverages(v reflect.Value) (ranges, lists int) {
	add := func(v reflect.Value) {
		r, l := coverages(v)
		ranges, lists = ranges+r, lists+l
	}
	switch v.Type() {
	case reflect.TypeFor[tables.Coverage2]():
		return 1, 0
	case reflect.TypeFor[tables.Coverage1]():
		return 0, 1
	}
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			add(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			add(v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		switch v.Type().Elem().Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Struct, reflect.Slice, reflect.Array:
			for i := range v.Len() {
				add(v.Index(i))
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			add(v.MapIndex(key))
		}
	}
	return ranges, lists
}

// listCoverages reaches into the memory of go-text's tables. Where a version of it lays them out otherwise,
// ranges stay or nothing is found at all, and this fails.
func TestNoCoverageOfAnEmbeddedFontStaysInRanges(t *testing.T) {
	files, err := fs.Glob(assets.Fonts, "fonts/*.ttf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fonts: %v", err)
	}
	found := 0
	for _, file := range files {
		data, err := fs.ReadFile(assets.Fonts, file)
		if err != nil {
			t.Fatal(err)
		}
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		lookups := func() (ranges, lists int) {
			r1, l1 := coverages(reflect.ValueOf(face.Font.GSUB.Lookups))
			r2, l2 := coverages(reflect.ValueOf(face.Font.GPOS.Lookups))
			return r1 + r2, l1 + l2
		}
		ranges, lists := lookups()
		found += ranges
		listCoverages(face.Font)
		if left, all := lookups(); left > 0 || all != ranges+lists {
			t.Errorf("%s: of %d coverages in ranges %d are left, and %d of %d are lists", strings.TrimPrefix(file, "fonts/"), ranges, left, all, ranges+lists)
		}
	}
	if found == 0 {
		t.Error("no font has a coverage in ranges: is coverage.go still needed?")
	}
}
