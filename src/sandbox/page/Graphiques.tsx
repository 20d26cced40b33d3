import type { ReactElement } from 'react';
import type { Feuille } from '../modele/feuille';
import type { Graphique } from '../modele/graphique';

const COULEURS = ['#1f5fa8', '#d0661e', '#5b7f2b', '#8a4a9c', '#a33a3a', '#2b7f7a'];
const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const LIMITE = 40;

/** One chart as horizontal bars: enough to see the figures move; Excel draws the real one. */
function Barres({ graphique }: { readonly graphique: Graphique }): ReactElement {
  const series = graphique.donnees();
  const lignes = series.flatMap((serie, rang) =>
    serie.valeurs.slice(0, LIMITE).flatMap((valeur, i) =>
      typeof valeur === 'number' ? [{ nom: [serie.categories[i], series.length > 1 ? serie.nom : ''].filter(Boolean).join(' – ') || serie.nom, valeur, couleur: COULEURS[rang % COULEURS.length] }] : [],
    ),
  );
  const maximum = Math.max(1e-9, ...lignes.map((ligne) => Math.abs(ligne.valeur)));
  const titre = graphique.titre || graphique.nom;
  return (
    <figure>
      <figcaption>{titre}</figcaption>
      <svg role="img" aria-label={`${titre} : ${lignes.map((l) => `${l.nom} ${NOMBRE.format(l.valeur)}`).join(', ')}`} width={520} height={Math.max(1, lignes.length) * 20}>
        {lignes.map((ligne, rang) => (
          <g key={rang} transform={`translate(0 ${rang * 20})`}>
            <text x={190} y={14} textAnchor="end">{ligne.nom.length > 30 ? `${ligne.nom.slice(0, 29)}…` : ligne.nom}</text>
            <rect x={196} y={3} height={14} width={(Math.abs(ligne.valeur) / maximum) * 240} fill={ligne.couleur} />
            <text x={202 + (Math.abs(ligne.valeur) / maximum) * 240} y={14}>{NOMBRE.format(ligne.valeur)}</text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

export function Graphiques({ feuille }: { readonly feuille: Feuille }): ReactElement | null {
  if (feuille.graphiques.length === 0) return null;
  return (
    <section className="graphiques" aria-label="Graphiques de la feuille">
      {feuille.graphiques.map((graphique) => (
        <Barres key={graphique.id} graphique={graphique} />
      ))}
    </section>
  );
}
