import type { ReactElement } from 'react';
import type { Feuille } from '../modele/feuille';
import type { Graphique } from '../modele/graphique';

/** Each is told apart from white, and from its neighbours. */
const COULEURS = ['#1f5fa8', '#c2591a', '#4f7a22', '#8a4a9c', '#a33a3a', '#1f7a75'];
const LIMITE = 40;

interface Barre {
  readonly serie: string;
  readonly valeur: number;
  /** As the source cell shows it. */
  readonly texte: string;
  readonly couleur: string;
}
interface Groupe {
  readonly categorie: string;
  readonly barres: readonly Barre[];
}

const couleurDe = (rang: number): string => COULEURS[rang % COULEURS.length] ?? '#1f5fa8';

/** Figures by category, one bar per series. */
function groupes(graphique: Graphique): Groupe[] {
  const series = graphique.series.map((serie, rang) => ({
    nom: serie.nom || `Série ${rang + 1}`,
    categories: (serie.categories?.textes() ?? []).flat(),
    valeurs: (serie.valeurs?.valeurs() ?? []).flat(),
    textes: (serie.valeurs?.textes() ?? []).flat(),
    couleur: couleurDe(rang),
  }));
  const nombre = Math.min(LIMITE, Math.max(0, ...series.map((serie) => serie.valeurs.length)));
  return Array.from({ length: nombre }, (_, i) => ({
    categorie: series.find((serie) => (serie.categories[i] ?? '') !== '')?.categories[i] ?? String(i + 1),
    barres: series.flatMap(({ nom, valeurs, textes, couleur }) => {
      const valeur = valeurs[i];
      return typeof valeur === 'number' ? [{ serie: nom, valeur, texte: textes[i] ?? String(valeur), couleur }] : [];
    }),
  })).filter((groupe) => groupe.barres.length > 0);
}

/** One chart as horizontal bars: enough to see the figures move; Excel draws the real one. */
function Barres({ graphique }: { readonly graphique: Graphique }): ReactElement {
  const donnees = groupes(graphique);
  const plusieurs = graphique.series.length > 1;
  const maximum = Math.max(1e-9, ...donnees.flatMap((groupe) => groupe.barres.map((barre) => Math.abs(barre.valeur))));
  const titre = graphique.titre || graphique.nom;
  const enMots = donnees.map(
    ({ categorie, barres }) => `${categorie} : ${barres.map((b) => (plusieurs ? `${b.serie} ${b.texte}` : b.texte)).join(', ')}`,
  );
  return (
    <figure>
      <figcaption>{titre}</figcaption>
      {plusieurs && (
        <ul className="legende" aria-label="Légende">
          {graphique.series.map((serie, rang) => (
            <li key={rang}>
              <span className="pastille" style={{ background: couleurDe(rang) }} />
              {serie.nom || `Série ${rang + 1}`}
            </li>
          ))}
        </ul>
      )}
      <div className="barres" role="img" aria-label={`${titre}. ${enMots.join(' ; ')}.`}>
        {donnees.map(({ categorie, barres }, rang) => (
          <div key={rang} className="groupe">
            <span className="categorie">{categorie}</span>
            <div className="pile">
              {barres.map(({ serie, valeur, texte, couleur }) => (
                <div key={serie} className="valeur">
                  <span className="barre-tracee" style={{ width: `${(Math.abs(valeur) / maximum) * 78}%`, background: couleur }} />
                  <span>{texte}</span>
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </figure>
  );
}

export function Graphiques({ feuille }: { readonly feuille: Feuille }): ReactElement | null {
  if (feuille.graphiques.length === 0) return null;
  return (
    <section className="graphiques" aria-label="Graphiques de la feuille" tabIndex={0}>
      {feuille.graphiques.map((graphique) => (
        <Barres key={graphique.id} graphique={graphique} />
      ))}
    </section>
  );
}
