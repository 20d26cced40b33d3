import { useEffect, useReducer, useRef, useState } from 'react';
import type { DragEvent, ReactElement } from 'react';
import { enregistrerClasseur } from '../fichiers/enregistrer';
import type { HoteExcel } from '../hote';
import { nomDeColonne } from '../modele/adresse';
import { Graphiques } from './Graphiques';
import { GrilleDeCalcul } from './GrilleDeCalcul';
import { Onglets } from './Onglets';
import { saisir, texteASaisir } from './saisie-cellule';

const TYPE_XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function telecharger(octets: Uint8Array, nom: string): void {
  const adresse = URL.createObjectURL(new Blob([octets as BlobPart], { type: TYPE_XLSX }));
  const lien = document.createElement('a');
  lien.href = adresse;
  lien.download = nom;
  lien.click();
  setTimeout(() => URL.revokeObjectURL(adresse), 10_000);
}

interface Proprietes {
  readonly premier: HoteExcel;
  readonly ouvrir: (octets: ArrayBuffer, nom: string) => Promise<HoteExcel>;
}

/** Tool bar, formula bar, grid, sheet tabs, charts, and the pane in its frame. */
export function Atelier({ premier, ouvrir }: Proprietes): ReactElement {
  const [hote, changerHote] = useState(premier);
  const [version, redessiner] = useReducer((n: number) => n + 1, 0);
  const [message, annoncer] = useState('');
  const choix = useRef<HTMLInputElement>(null);

  useEffect(() => {
    // Several requests in a row make one drawing.
    let prevu = 0;
    const quitter = hote.surChangement(() => {
      cancelAnimationFrame(prevu);
      prevu = requestAnimationFrame(redessiner);
    });
    return () => {
      cancelAnimationFrame(prevu);
      quitter();
    };
  }, [hote]);

  const ouvrirFichier = async (fichier: File | undefined): Promise<void> => {
    if (fichier === undefined) return;
    annoncer(`Ouverture de « ${fichier.name} »…`);
    try {
      changerHote(await ouvrir(await fichier.arrayBuffer(), fichier.name));
      annoncer(`« ${fichier.name} » est ouvert.`);
    } catch (erreur) {
      console.error(erreur);
      annoncer(`« ${fichier.name} » n’a pas pu s’ouvrir : vérifiez que c’est un classeur .xlsx sans mot de passe.`);
    }
  };
  const enregistrer = async (): Promise<void> => {
    annoncer('Enregistrement…');
    try {
      telecharger(await enregistrerClasseur(hote.classeur), hote.classeur.nom);
      annoncer('Le classeur est enregistré dans vos téléchargements.');
    } catch (erreur) {
      console.error(erreur);
      annoncer('Le classeur n’a pas pu s’enregistrer. Réessayez, puis signalez le problème s’il persiste.');
    }
  };
  const deposer = (evenement: DragEvent): void => {
    evenement.preventDefault();
    void ouvrirFichier(evenement.dataTransfer.files[0]);
  };

  const { classeur } = hote;
  const feuille = classeur.active;
  const { zone } = classeur.selection;
  const adresse = `${nomDeColonne(zone.c0)}${zone.l0 + 1}`;
  const contenu = String(texteASaisir(feuille, zone.l0, zone.c0));
  return (
    <div className="atelier" onDragOver={(e) => e.preventDefault()} onDrop={deposer}>
      <main className="classeur" aria-label="Classeur">
        <header className="barre">
          <h1>{classeur.nom}</h1>
          <input
            ref={choix}
            type="file"
            accept=".xlsx"
            hidden
            aria-label="Classeur à ouvrir"
            onChange={(e) => void ouvrirFichier(e.target.files?.[0])}
          />
          <button type="button" onClick={() => choix.current?.click()}>
            Ouvrir un fichier
          </button>
          <button type="button" onClick={() => void enregistrer()}>
            Enregistrer
          </button>
          <p role="status">{message}</p>
        </header>
        <form
          className="formule"
          key={`${feuille.id}|${adresse}|${contenu}`}
          onSubmit={(e) => {
            e.preventDefault();
            const champ = new FormData(e.currentTarget).get('contenu');
            const refus = saisir(hote, feuille, zone.l0, zone.c0, typeof champ === 'string' ? champ : '');
            annoncer(refus ?? '');
            if (refus !== null) return;
            hote.selectionner(feuille.nom, `${nomDeColonne(zone.c0)}${zone.l0 + 2}`);
            document.querySelector<HTMLElement>('.grille')?.focus();
          }}
        >
          <output aria-label="Cellule active">{adresse}</output>
          <input name="contenu" aria-label="Barre de formule" autoComplete="off" spellCheck={false} defaultValue={contenu} />
        </form>
        <GrilleDeCalcul key={feuille.id} hote={hote} feuille={feuille} version={version} annoncer={annoncer} />
        <Graphiques feuille={feuille} />
        <Onglets
          feuilles={classeur.feuilles.filter((f) => f.visibilite === 'Visible')}
          active={feuille}
          aller={(f) => {
            hote.selectionner(f.nom, 'A1');
            redessiner();
          }}
        />
      </main>
      <aside className="volet" aria-label="Volet Négoflux">
        <iframe key={classeur.nom + String(classeurId(classeur))} title="Négoflux" src="volet.html" />
      </aside>
    </div>
  );
}

const ids = new WeakMap<object, number>();
let prochain = 1;
/** A new workbook needs a new pane, even under the same file name. */
function classeurId(classeur: object): number {
  const connu = ids.get(classeur) ?? prochain++;
  ids.set(classeur, connu);
  return connu;
}
