package pipeline

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"

	"newsfacts/extract"
	"newsfacts/extract/date"
	"newsfacts/extract/fact"
	"newsfacts/extract/figure"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/organization"
	"newsfacts/extract/organization/tagger"
	"newsfacts/extract/percentage"
	"newsfacts/extract/place"
)

// Words are a user's own: what a lexicon file adds to the built-in lists.
type Words struct {
	Units         []figure.Entry
	Organizations []organization.Entry // and aliases: their Full is another's name
	Properties    *lexicon.Lexicon[string]
	Places        *lexicon.Lexicon[place.Place]
}

// wordForms says what the columns of each kind of line are.
var wordForms = map[string]string{
	"unit":         "unit WORD [UNIT [KIND [FACTOR]]]",
	"organization": "organization NAME [KIND]",
	"alias":        "alias SHORT NAME [KIND]",
	"property":     "property WORD [CANONICAL]",
	"place":        "place NAME [CODE]",
}

// ParseWords reads a lexicon: a word a line, its kind first, columns parted by tabs; # begins a comment. An error
// names the line and the word.
func ParseWords(text string) (*Words, error) {
	w := &Words{Properties: lexicon.New[string](), Places: lexicon.New[place.Place]()}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if err := w.add(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if _, err := figure.With(w.Units); err != nil {
		return nil, err
	}
	return w, nil
}

// add reads one line's columns.
func (w *Words) add(c []string) error {
	form, ok := wordForms[c[0]]
	if !ok {
		return fmt.Errorf("%s: not unit, organization, alias, property or place", c[0])
	}
	least, most := strings.Count(strings.SplitN(form, " [", 2)[0], " ")+1, strings.Count(form, " ")+1
	if len(c) < least || len(c) > most || slices.Contains(c[1:least], "") {
		return fmt.Errorf("%s: %d columns; the form is %s, parted by tabs", strings.Join(c[:min(2, len(c))], " "), len(c), form)
	}
	c = append(c, make([]string, 5-len(c))...)
	word := c[1]
	switch c[0] {
	case "unit":
		e := figure.Entry{Word: word, Unit: c[2], Kind: c[3], Factor: c[4]}
		if _, err := figure.With([]figure.Entry{e}); err != nil {
			return err
		}
		w.Units = append(w.Units, e)
	case "organization":
		w.Organizations = append(w.Organizations, organization.Entry{Name: word, Kind: c[2]})
	case "alias":
		w.Organizations = append(w.Organizations, organization.Entry{Name: word, Full: c[2], Kind: c[3]})
	case "property":
		if c[2] == "" {
			c[2] = word
		}
		if !w.Properties.Add(word, c[2]) {
			return fmt.Errorf("%s: listed twice", word)
		}
	case "place":
		if !w.Places.Add(word, place.Place{Name: word, Full: word, Code: c[2], Level: 2}) {
			return fmt.Errorf("%s: listed twice", word)
		}
	}
	return nil
}

// kit is what articles are read with: the built-in extractors and linker, or those with a user's words and model.
type kit struct {
	extractors []extract.Extractor
	linker     *fact.Linker
}

func builtIn() kit { return kit{Extractors, new(fact.Linker)} }

// kits holds the kits of the options that this process was given: making one reads lists.
var kits sync.Map // sha256 of lexicon and model -> kit

// kit returns what the options' lexicon and model make; check has read them without an error.
func (o Options) kit() (kit, error) {
	if o.Lexicon == "" && len(o.Model) == 0 {
		return builtIn(), nil
	}
	key := sha256.Sum256([]byte(fmt.Sprintf("%d %s%s", len(o.Lexicon), o.Lexicon, o.Model)))
	if k, ok := kits.Load(key); ok {
		return k.(kit), nil
	}
	w, err := ParseWords(o.Lexicon)
	if err != nil {
		return kit{}, fmt.Errorf("--lexicon: %w", err)
	}
	var model *tagger.Model
	if len(o.Model) > 0 {
		if model, err = tagger.Read(o.Model); err != nil {
			return kit{}, fmt.Errorf("--model: %w", err)
		}
	}
	figures, err := figure.With(w.Units)
	if err != nil {
		return kit{}, fmt.Errorf("--lexicon: %w", err)
	}
	k := kit{
		[]extract.Extractor{date.Extractor, percentage.Extractor, figures, organization.With(w.Organizations, model)},
		&fact.Linker{Properties: w.Properties, Places: w.Places},
	}
	kits.Store(key, k)
	return k, nil
}

// given is kit of options that check has passed.
func (o Options) given() kit {
	k, err := o.kit()
	if err != nil {
		panic(err)
	}
	return k
}
