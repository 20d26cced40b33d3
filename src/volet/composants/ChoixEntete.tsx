/** Which row holds the headers: found by itself, and said by the user when the sheet is laid out otherwise. */
import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useStylesEcran } from './styles';

interface Props {
  /** Row numbers of the sheet; null when no header was found. */
  readonly ligne: number | null;
  readonly premiere: number;
  readonly derniere: number;
  readonly occupe: boolean;
  readonly onChoisir: (ligne: number) => void;
}

export function ChoixEntete({ ligne, premiere, derniere, occupe, onChoisir }: Props) {
  const ecran = useStylesEcran();
  const [saisie, setSaisie] = useState<string | null>(null);
  const texte = saisie ?? String(ligne ?? '');
  const choisie = /^\d+$/.test(texte.trim()) ? Number(texte) : null;
  const valable = choisie !== null && choisie >= premiere && choisie <= derniere;
  const faute = saisie !== null && !valable ? `Saisissez un numéro de ligne, de ${premiere} à ${derniere}.` : undefined;

  return (
    <div className={ecran.boutons}>
      <Field size="small" label="Ligne des en-têtes" validationMessage={faute}>
        <Input size="small" inputMode="numeric" disabled={occupe} value={texte} onChange={(_, { value }) => setSaisie(value)} />
      </Field>
      <Button
        size="small"
        disabled={occupe || !valable || choisie === ligne}
        onClick={() => {
          if (choisie === null) return;
          setSaisie(null);
          onChoisir(choisie);
        }}
      >
        Lire les en-têtes de cette ligne
      </Button>
    </div>
  );
}
