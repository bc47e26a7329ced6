package fold

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestNamesAreFoundHoweverAccentsAreWritten(t *testing.T) {
	const composed, decomposed = "m\u00e9dia/caf\u00e9.png", "me\u0301dia/cafe\u0301.png"
	for _, there := range []string{composed, decomposed} {
		fsys := FS{fstest.MapFS{there: {Data: []byte("a")}}}
		for _, name := range []string{composed, decomposed, "me\u0301dia/caf\u00e9.png"} {
			if data, err := fs.ReadFile(fsys, name); err != nil || string(data) != "a" {
				t.Errorf("%q of %q: %v", name, there, err)
			}
		}
		for _, name := range []string{"m\u00e9dia/cafe.png", "m\u00e9dia/CAF\u00c9.png", "../" + composed, "m\u00e8dia/caf\u00e9.png", "m\u00e9dia"} {
			if data, err := fs.ReadFile(fsys, name); err == nil {
				t.Errorf("%q of %q holds %q", name, there, data)
			}
		}
	}
}

func TestTheNameAsWrittenComesFirst(t *testing.T) {
	fsys := FS{fstest.MapFS{"caf\u00e9": {Data: []byte("composed")}, "cafe\u0301": {Data: []byte("decomposed")}}}
	for name, want := range map[string]string{"caf\u00e9": "composed", "cafe\u0301": "decomposed"} {
		if data, err := fs.ReadFile(fsys, name); err != nil || string(data) != want {
			t.Errorf("%q: %q, %v", name, data, err)
		}
	}
}
