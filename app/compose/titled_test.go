package compose

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lectern/app/brief"
	"lectern/app/typeset"
)

func TestAMapNamesThePlacesOfItsTitle(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n\n# Aims {#aims}\n")},
		"incidents.csv": {Data: []byte("id,date,title,country,place,lat,lon\na,2031-01-01,A,Iran,\"A cemetery, Kerman\",30.27,57.11\n" +
			"b,2031-01-02,B,Russia,Krasnogorsk,55.83,37.33\nc,2031-01-03,C,Iran,Kerman,30.3,57.1\n")},
	}, brief.Options{})
	s, err := b.Select("")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		title  string
		medium brief.Medium
		labels []brief.MapLabel
		want   []string
	}{
		{"Kerman and Moscow were struck", brief.Page, nil, []string{"Moscow", "Kerman"}},
		{"Kermanshah was struck", brief.Page, nil, nil},
		{"Kerman was struck", brief.Page, []brief.MapLabel{{Words: "The bazaar", Lat: 30, Lon: 57}, {Words: "Kerman", Lat: 30, Lon: 57}}, []string{"The bazaar", "Kerman"}},
		{"Kerman and Moscow were struck", brief.Slides, nil, nil},
		{"", brief.Page, nil, nil},
	}
	for _, tt := range tests {
		c := New(b, Page(), 400, 400, typeset.NewSetter())
		c.Medium = tt.medium
		var got []string
		for _, l := range c.ownLabels(&brief.Drawing{Title: tt.title, Labels: tt.labels}, s) {
			got = append(got, l.Words)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: %s", tt.title, diff)
		}
	}
}
