/** One name to decide: how it is written, whom it looks like and why, its category. */
import { Button, Field, Input, Radio, RadioGroup, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { CATEGORIES, LIBELLE_CATEGORIE, type Categorie } from '../../domaine/categories';
import type { RapprochementIncertain } from '../../domaine/reservataires/rapprocher';
import { accorder } from '../etat/nombres';
import { useStylesEcran } from './styles';

interface Props {
  readonly nom: RapprochementIncertain;
  readonly occupe: boolean;
  readonly onDecider: (choix: { readonly nomRetenu: string; readonly categorie: Categorie }) => void;
}

const A_PART = 'a-part';
const AUTRE_NOM = 'autre-nom';
const pourcent = (n: number): string => `${Math.round(n * 100)} %`;
/** A sign never begins a line of the narrow pane. */
const insecable = (texte: string): string => texte.replace(/ (?=[%:»])/g, '\u00a0').replaceAll('« ', '«\u00a0');

export function CarteNom({ nom, occupe, onDecider }: Props) {
  const styles = useStylesEcran();
  const [choix, setChoix] = useState(nom.candidats.length > 0 ? '0' : A_PART);
  const [autreNom, setAutreNom] = useState('');
  /** null: the category of what is chosen. */
  const [categorieChoisie, setCategorieChoisie] = useState<Categorie | null>(null);
  const [manque, setManque] = useState(false);
  const candidat = nom.candidats[Number(choix)];
  const categorie = categorieChoisie ?? candidat?.categorie ?? nom.categorieProposee;
  const nomRetenu = choix === AUTRE_NOM ? autreNom.trim() : (candidat?.nomRetenu ?? nom.nomPropose);
  const decider = (): void => {
    setManque(nomRetenu === '');
    if (nomRetenu !== '') onDecider({ nomRetenu, categorie });
  };
  return (
    <div role="group" aria-label={`Décider de « ${nom.nomPropose} »`} className={styles.groupe}>
      <Text size={200}>
        {nom.ecritures.map(({ nom: ecriture, nombre }) => `« ${ecriture} » (${accorder(nombre, 'logement')})`).join(', ')}
        {nom.departements.length > 0 && `, ${nom.departements.length > 1 ? 'départements' : 'département'} ${nom.departements.join(', ')}`}
      </Text>
      <Field label="Qui est-ce ?">
        <RadioGroup value={choix} disabled={occupe} onChange={(_, { value }) => setChoix(value)}>
          {nom.candidats.map(({ nomRetenu: propose, confiance, raison }, rang) => (
            <Radio key={propose} value={String(rang)} label={insecable(`${propose} (ressemblance ${pourcent(confiance)} : ${raison})`)} />
          ))}
          <Radio value={A_PART} label={insecable(`Un réservataire à part : « ${nom.nomPropose} »`)} />
          <Radio value={AUTRE_NOM} label="Un autre nom" />
        </RadioGroup>
      </Field>
      {choix === AUTRE_NOM && (
        <Field label="Nom retenu" required validationMessage={manque ? 'Saisissez le nom à retenir.' : undefined}>
          <Input value={autreNom} disabled={occupe} onChange={(_, { value }) => setAutreNom(value)} />
        </Field>
      )}
      <Field
        label="Catégorie"
        hint={candidat === undefined && categorieChoisie === null ? `Proposée : ${nom.raisonCategorie}.` : undefined}
      >
        <Select
          value={categorie}
          disabled={occupe}
          onChange={(_, { value }) => setCategorieChoisie(CATEGORIES.find((code) => code === value) ?? null)}
        >
          {CATEGORIES.map((code) => (
            <option key={code} value={code}>
              {LIBELLE_CATEGORIE[code]}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <Button
          size="small"
          appearance="primary"
          disabled={occupe}
          aria-label={`Retenir cette décision pour « ${nom.nomPropose} »`}
          onClick={decider}
        >
          Retenir cette décision
        </Button>
      </div>
    </div>
  );
}
