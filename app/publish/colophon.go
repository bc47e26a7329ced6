package publish

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw/pdf"
	"lectern/app/incident"
	"lectern/assets"
)

// About is what a file that carries no others says of itself, and of what it was made with.
func About(b *brief.Brief, opt Options) ([]compose.Fact, error) {
	a, err := sources(b)
	if err != nil {
		return nil, err
	}
	return append(identity(b, opt, a.files), credits()...), nil
}

// identity is which brief a file was made of, and by what.
func identity(b *brief.Brief, opt Options, files []pdf.File) []compose.Fact {
	facts := []compose.Fact{
		{Name: "Title", Words: b.Title, Author: true},
		{Name: "True to", Words: b.AsOfWords()},
	}
	if mark := b.Marking.String(); mark != "" {
		facts = append(facts, compose.Fact{Name: "Handling", Words: mark + " (Traffic Light Protocol 2.0)"})
	}
	if broken := Broken(opt.errors()); len(broken) > 0 {
		facts = append(facts, compose.Fact{Name: "Draft", Words: incident.Capital(strings.Join(broken, "; ")) + "."})
	}
	return append(facts,
		compose.Fact{Name: "Content", Words: "SHA-256 " + hash(files)},
		compose.Fact{Name: "Made by", Words: Producer(opt.Version) + ". The same folder, version and options give the same file."})
}

func credits() (all []compose.Fact) {
	for _, line := range assets.Credits {
		name, words, _ := strings.Cut(line, ": ")
		all = append(all, compose.Fact{Name: name, Words: words})
	}
	return all
}

// facts are what the last page says of the file.
func (p *press) facts() []compose.Fact {
	facts := append(identity(p.b, p.opt, p.attached.files), compose.Fact{Name: "Standards", Words: standards(readable.isBroken(p.opt.errors()))})
	for _, f := range p.attached.files {
		facts = append(facts, compose.Fact{Name: f.Name, Words: "Attached: " + lower(f.Description)})
	}
	edit := "lectern open FILE.pdf -o FOLDER makes the folder again from which this file was made."
	if p.attached.cut {
		edit = "lectern open FILE.pdf -o FOLDER makes a folder of the attached files. It has those incidents only, not all from which this file was made."
	}
	return append(append(facts, compose.Fact{Name: "To edit", Words: edit}), credits()...)
}

// standards names those that the file keeps.
func standards(notUA bool) string {
	if notUA {
		return "PDF/A-3a (ISO 19005-3)"
	}
	return "PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3)"
}

func lower(s string) string {
	if len(s) > 1 && (s[1] == ' ' || s[1] >= 'a' && s[1] <= 'z') {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// hash is that of the brief's files, by their names, as sha256sum prints them.
func hash(files []pdf.File) string {
	sum := sha256.New()
	for _, f := range files {
		if f.Kept {
			fmt.Fprintf(sum, "%x  %s\n", sha256.Sum256(f.Data), f.Name)
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}
