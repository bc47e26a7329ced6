package portal

import (
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/godbus/dbus/v5"
)

// Request is what is sought.
type Request struct {
	Parent        string // the window that asks, as in "x11:1a2b", or ""
	Title, Action string // words at the top, and on the button
	Dir           string // where it begins, absolute
	Name          string // suggested, where a new file is to be written; "": something there is opened
	Folder        bool   // a folder is sought

	Kinds    string   // words for the files that are sought
	Patterns []string // of their names, in small letters, such as "*.pdf"; nil: all files are shown
}

// filter is one of the filters among which the reader may choose.
type filter struct {
	Name  string
	Rules []rule
}

type rule struct {
	Kind    uint32 // 0: a pattern
	Pattern string
}

func (r *Request) method() string {
	if r.Name != "" {
		return chooser + ".SaveFile"
	}
	return chooser + ".OpenFile"
}

func (r *Request) options() map[string]dbus.Variant {
	options := map[string]dbus.Variant{"modal": dbus.MakeVariant(true)}
	if r.Action != "" {
		options["accept_label"] = dbus.MakeVariant(strings.ReplaceAll(r.Action, "_", "__")) // one stands for the key of the button
	}
	if r.Dir != "" {
		options["current_folder"] = dbus.MakeVariant(append([]byte(r.Dir), 0))
	}
	if r.Name != "" {
		options["current_name"] = dbus.MakeVariant(strings.ToValidUTF8(r.Name, "\uFFFD"))
	}
	if r.Folder {
		options["directory"] = dbus.MakeVariant(true)
	}
	if len(r.Patterns) > 0 {
		sought := filter{Name: r.Kinds}
		for _, p := range r.Patterns {
			sought.Rules = append(sought.Rules, rule{Pattern: anyCase(p)})
		}
		options["filters"] = dbus.MakeVariant([]filter{sought, {"All files", []rule{{Pattern: "*"}}}})
	}
	return options
}

// anyCase returns a pattern that fits small and capital letters alike: portals tell them apart.
func anyCase(pattern string) string {
	var out strings.Builder
	for _, c := range pattern {
		if capital := unicode.ToUpper(c); capital != c {
			fmt.Fprintf(&out, "[%c%c]", c, capital)
		} else {
			out.WriteRune(c)
		}
	}
	return out.String()
}

// chosen reads the answer of a portal, which came after a time. GTK's ends "otherwise" by Escape, and any where it can't show
// a chooser; then it ends at once.
func chosen(answer []any, after time.Duration) (string, error) {
	const left, otherwise = 1, 2
	var code uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(answer, &code, &results); err != nil {
		return "", ErrNone
	}
	if code == left || code == otherwise && after > patience {
		return "", nil
	}
	uris, _ := results["uris"].Value().([]string)
	if code != 0 || len(uris) == 0 {
		return "", ErrNone
	}
	return local(uris[0])
}

// local returns the path of a file on this computer.
func local(uri string) (string, error) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Host != "" && u.Host != "localhost" || !filepath.IsAbs(u.Path) || strings.ContainsRune(u.Path, 0) {
		return "", fmt.Errorf("%q is no file of this computer", uri)
	}
	return filepath.Clean(u.Path), nil
}
